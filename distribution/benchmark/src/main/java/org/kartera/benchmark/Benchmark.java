package org.kartera.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code bin/kartera benchmark}: makes a server, a data set of each size and the table, and leaves nothing behind. */
public final class Benchmark {
    private final Options options;
    private final PrintStream out;
    private final Map<String, List<Double>> medians = new LinkedHashMap<>();

    private Benchmark(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /** Needs the system property {@code kartera.home}, the folder of the installation. */
    public static void main(String[] arguments) throws Exception {
        Options options;
        try {
            options = Options.parse(arguments, Path.of(System.getProperty("kartera.home", ".")));
        } catch (IllegalArgumentException usage) {
            System.err.println(usage.getMessage());
            System.exit(2);
            return;
        }
        new Benchmark(options, System.out).run();
    }

    private void run() throws IOException, InterruptedException, SQLException {
        out.printf(
                "# Kartera %s, %s, %d processors, %s%n%n",
                LocalDate.now(ZoneOffset.UTC),
                options.database().isPresent() ? "PostgreSQL" : "embedded Derby",
                Runtime.getRuntime().availableProcessors(),
                "load generator on the same machine, loopback, warm");
        for (int people : options.records()) {
            measure(people);
        }
        growth();
    }

    private void measure(int people) throws IOException, InterruptedException, SQLException {
        try (ThrowAwayDatabase database = new ThrowAwayDatabase(options);
                Server server = Server.start(options.home(), database.environment())) {
            Session admin = Session.signIn(server.port(), "admin", Server.PASSWORD);
            awaitStages(admin);
            DataSet data = new DataSet(people);
            Duration loading = data.load(admin);
            Session manager = Session.signIn(server.port(), "user0", Server.PASSWORD);
            out.printf("## %,d people, %,d companies, %,d deals%n%n", people, data.companies(), data.deals());
            out.printf(
                    Locale.ROOT,
                    "import of people: %.1f s (%,.0f rows/s)%n",
                    seconds(loading),
                    people / seconds(loading));
            out.printf(Locale.ROOT, "boot on an empty database: %.1f s%n", seconds(server.boot()));
            out.printf(Locale.ROOT, "a module on: %.2f s%n%n", seconds(moduleOn(server, admin)));
            table(new Scenarios(data, people, admin, manager));
            out.printf("%nresident memory: %d MiB%n%n", server.residentMegabytes());
        }
    }

    private static void awaitStages(Session admin) throws IOException, InterruptedException {
        while (admin.get("/api/v1/records/pipeline.stage").path("items").size() < 6) {
            Thread.sleep(50);
        }
    }

    /** How long it takes from asking for a module that is off until it answers. */
    private static Duration moduleOn(Server server, Session admin) throws IOException, InterruptedException {
        server.exec("kartera:module-disable pipeline");
        Instant begin = Instant.now();
        admin.post("/api/v1/modules/pipeline/enable", Map.of());
        JsonNode page = admin.get("/api/v1/records/pipeline.stage?limit=1");
        if (page.path("items").isEmpty()) {
            throw new IOException("the module came back without its data");
        }
        return Duration.between(begin, Instant.now());
    }

    private void table(Scenarios scenarios) throws IOException, InterruptedException {
        out.println("| job | clients | p50 ms | p95 ms | p99 ms | per second | failed |");
        out.println("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        for (Scenario scenario : scenarios.all()) {
            for (int clients : options.clients()) {
                Figures figures = scenario.measure(clients, options.duration());
                out.printf(
                        Locale.ROOT,
                        "| %s | %d | %.2f | %.2f | %.2f | %,.0f | %d |%n",
                        scenario.name(),
                        clients,
                        figures.median(),
                        figures.p95(),
                        figures.p99(),
                        figures.rate(),
                        figures.failed());
                if (clients == options.clients().get(0)) {
                    medians.computeIfAbsent(scenario.name(), name -> new ArrayList<>())
                            .add(figures.median());
                }
            }
        }
    }

    private void growth() {
        if (options.records().size() > 1) {
            out.printf("## Growth of the median from the smallest to the largest size%n%n");
            medians.forEach((name, values) ->
                    out.printf(Locale.ROOT, "%-45s x %.2f%n", name, values.get(values.size() - 1) / values.get(0)));
        }
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
