package org.kartera.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** People, companies and deals that are the same at every run. */
final class DataSet {
    private static final int SEED = 20_260_101;
    private static final int USERS = 20;
    private static final int TEAMS = 4;
    private static final int PART = 100_000;
    private static final List<String> FIRST = List.of(
            "Lucía",
            "Martín",
            "Carmen",
            "Álvaro",
            "Sofía",
            "Iker",
            "Emma",
            "Oliver",
            "Grace",
            "Thomas",
            "Núria",
            "Begoña",
            "James",
            "Charlotte",
            "Íñigo",
            "Harriet");
    private static final List<String> SYLLABLES = List.of(
            "gar", "mar", "fer", "nan", "lo", "pez", "ro", "dri", "sán", "che", "mo", "ral", "wil", "son", "tor", "res",
            "bro", "ok", "ham", "ton", "ruiz", "ñez", "ca", "no", "vi", "lla");

    private final int people;
    private final Random random = new Random(SEED);

    DataSet(int people) {
        this.people = people;
    }

    int companies() {
        return Math.max(1, people / 10);
    }

    int deals() {
        return Math.max(1, people / 5);
    }

    /** Loads it all; returns how long the people took. */
    Duration load(Session admin) throws IOException, InterruptedException {
        users(admin);
        admin.importCsv("contacts.company", companyRows(), "{\"guess\":true,\"fields\":{\"owner\":" + owner() + "}}");
        Duration spent = Duration.ZERO;
        for (int from = 0; from < people; from += PART) {
            byte[] rows = personRows(from, Math.min(people, from + PART));
            Instant begin = Instant.now();
            admin.importCsv("contacts.person", rows, "{\"fields\":{\"owner\":" + owner() + "}}");
            spent = spent.plus(Duration.between(begin, Instant.now()));
        }
        admin.importCsv(
                "pipeline.deal",
                dealRows(),
                "{\"fields\":{\"owner\":" + owner()
                        + ",\"amount\":{\"column\":\"amount\",\"currency\":\"EUR\"},"
                        + "\"stage\":{\"column\":\"stage\",\"lookup\":{\"by\":\"sortOrder\"}}}}");
        return spent;
    }

    private static String owner() {
        return "{\"column\":\"owner\",\"lookup\":{\"by\":\"login\"}}";
    }

    private void users(Session admin) throws IOException, InterruptedException {
        StringBuilder rows = new StringBuilder("login,name,team,role\n");
        for (int i = 0; i < USERS; i++) {
            rows.append("user")
                    .append(i)
                    .append(",User ")
                    .append(i)
                    .append(",Team ")
                    .append(i % TEAMS)
                    .append(',')
                    .append(i < TEAMS ? "manager" : "sales")
                    .append('\n');
        }
        admin.importCsv(
                "security.user",
                rows.toString().getBytes(StandardCharsets.UTF_8),
                "{\"guess\":false,\"fields\":{\"login\":\"login\",\"name\":\"name\",\"password\":{\"constant\":\""
                        + Server.PASSWORD
                        + "\"},\"roles\":{\"column\":\"role\",\"lookup\":{\"by\":\"name\"}},"
                        + "\"teams\":{\"column\":\"team\",\"lookup\":{\"by\":\"name\",\"create\":{\"name\":\"team\"}}}}}");
    }

    private byte[] companyRows() {
        StringBuilder rows = new StringBuilder("name,sector,owner\n");
        for (int i = 0; i < companies(); i++) {
            rows.append(surname())
                    .append(' ')
                    .append(i)
                    .append(",sector ")
                    .append(i % 20)
                    .append(",user")
                    .append(i % USERS)
                    .append('\n');
        }
        return rows.toString().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] personRows(int from, int to) {
        StringBuilder rows = new StringBuilder("firstName,lastName,emails,phones,jobTitle,owner\n");
        for (int i = from; i < to; i++) {
            rows.append(FIRST.get(random.nextInt(FIRST.size())))
                    .append(',')
                    .append(surname())
                    .append(",person")
                    .append(i)
                    .append("@example.com,+3491")
                    .append(1_000_000 + i % 9_000_000)
                    .append(",Manager,user")
                    .append(i % USERS)
                    .append('\n');
        }
        return rows.toString().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] dealRows() {
        StringBuilder rows = new StringBuilder("name,amount,stage,lostReason,owner,expectedClose\n");
        for (int i = 0; i < deals(); i++) {
            rows.append("Deal ")
                    .append(i)
                    .append(',')
                    .append(100 + random.nextInt(90_000))
                    .append(',')
                    .append(10 * (1 + i % 6))
                    .append(",Price,user")
                    .append(i % USERS)
                    .append(",2027-0")
                    .append(1 + i % 9)
                    .append("-15\n");
        }
        return rows.toString().getBytes(StandardCharsets.UTF_8);
    }

    private String surname() {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            name.append(SYLLABLES.get(random.nextInt(SYLLABLES.size())));
        }
        name.setCharAt(0, Character.toUpperCase(name.charAt(0)));
        return name.toString();
    }

    /** A new person, for creates. */
    Map<String, Object> person(long number) {
        return Map.of(
                "firstName", FIRST.get((int) (number % FIRST.size())),
                "lastName", "Nuevo" + number,
                "emails", List.of(Map.of("type", "work", "value", "new" + number + "@example.com")));
    }
}
