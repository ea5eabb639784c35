package org.kartera.benchmark;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What is asked for.
 *
 * @param records sizes of the data set: people; a tenth as many companies and a fifth as many deals come with them
 * @param database JDBC address of a PostgreSQL server on which a database may be created and dropped; empty: the embedded one
 * @param user its user
 * @param password its password
 * @param duration how long each figure is measured
 * @param clients how many clients ask at once, one figure each
 */
record Options(
        List<Integer> records,
        Optional<String> database,
        String user,
        String password,
        Duration duration,
        List<Integer> clients,
        Path home) {
    private static final String USAGE = """
            kartera benchmark [--records 10000,100000] [--db jdbc:postgresql://host:port/database --user name --password word]
                              [--seconds 5] [--clients 1,16]""";

    /** Reads the command line; an {@link IllegalArgumentException} says how it should be. */
    static Options parse(String[] arguments, Path home) {
        List<Integer> records = List.of(10_000, 100_000);
        Optional<String> database = Optional.empty();
        String user = "";
        String password = "";
        Duration duration = Duration.ofSeconds(5);
        List<Integer> clients = List.of(1, 16);
        Iterator<String> words = Arrays.asList(arguments).iterator();
        while (words.hasNext()) {
            String option = words.next();
            if (!words.hasNext()) {
                throw new IllegalArgumentException(USAGE);
            }
            String value = words.next();
            switch (option) {
                case "--records" -> records = numbers(value);
                case "--db" -> database = value.equals("embedded") ? Optional.empty() : Optional.of(value);
                case "--user" -> user = value;
                case "--password" -> password = value;
                case "--seconds" -> duration = Duration.ofSeconds(numbers(value).get(0));
                case "--clients" -> clients = numbers(value);
                default -> throw new IllegalArgumentException(USAGE);
            }
        }
        return new Options(records, database, user, password, duration, clients, home);
    }

    private static List<Integer> numbers(String text) {
        List<Integer> numbers = new ArrayList<>();
        for (String number : text.split(",", -1)) {
            try {
                numbers.add(Integer.parseInt(number.strip()));
            } catch (NumberFormatException none) {
                throw new IllegalArgumentException(USAGE, none);
            }
        }
        return numbers;
    }
}
