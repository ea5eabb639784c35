package org.kartera.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kartera.persistence.Dialect;

abstract class ForecastContract extends PipelineContract {
    private final ForecastResource forecast = kernel.component(ForecastResource.class);
    private final UUID team = kernel.team("North");
    private final UUID ana = kernel.user("ana", team, "sales");
    private final UUID luis = kernel.user("luis", team, "sales");

    ForecastContract(Dialect dialect) {
        super(dialect);
    }

    private UUID deal(UUID owner, UUID stage, String amount, String currency, String expectedClose) {
        return deal(Map.of(
                "owner",
                owner.toString(),
                "stage",
                stage.toString(),
                "amount",
                Map.of("amount", amount, "currency", currency),
                "expectedClose",
                expectedClose));
    }

    private List<String> months(String from, String to, @Nullable String by, @Nullable String of) {
        return forecast.forecast(from, to, by, of, null, null).entries().stream()
                .map(entry -> entry.month() + " " + whose(entry) + " " + entry.count() + " " + amounts(entry.amount())
                        + " " + amounts(entry.weighted()))
                .sorted()
                .toList();
    }

    private static String whose(ForecastLine line) {
        return Stream.of(line.owner(), line.team(), line.pipeline())
                .filter(Objects::nonNull)
                .map(ForecastLine.Whose::title)
                .findFirst()
                .orElse("nobody");
    }

    private static List<String> amounts(List<Map<String, String>> amounts) {
        return amounts.stream()
                .map(money -> money.get("amount") + money.get("currency"))
                .sorted()
                .toList();
    }

    @Test
    void openDealsAddUpByMonthAndOwner() {
        deal(ana, talk, "1000.00", "EUR", "2031-01-10");
        deal(ana, offer, "500.00", "EUR", "2031-01-31");
        deal(ana, offer, "80.00", "USD", "2031-01-31");
        deal(luis, offer, "300.00", "EUR", "2031-02-01");
        deal(luis, offer, "999.00", "EUR", "2031-04-01");
        act(deal(luis, offer, "777.00", "EUR", "2031-02-01"), "win", Map.of());
        assertEquals(
                List.of(
                        "2031-01 ana 3 [1500.00EUR, 80.00USD] [350.00EUR, 40.00USD]",
                        "2031-02 luis 1 [300.00EUR] [150.00EUR]"),
                kernel.asSystem(() -> months("2031-01", "2031-03", null, pipeline.toString())));
        assertEquals(
                List.of("2031-02 luis 1 [300.00EUR] [150.00EUR]"),
                kernel.as(luis, () -> months("2031-01", "2031-03", "owner", null)),
                "a sales user sees the own deals alone");
    }

    @Test
    void sumsStandOnceMoreInTheCompanysCurrency() {
        deal(ana, talk, "1000.00", "EUR", "2032-01-10");
        deal(ana, offer, "80.00", "USD", "2032-01-31");
        ForecastLine january = kernel.asSystem(
                        () -> forecast.forecast("2032-01", "2032-01", "owner", null, ana.toString(), null))
                .entries()
                .get(0);
        assertEquals(
                Map.of(
                        "amount", Map.of("amount", "1000.00", "currency", "EUR", "without", List.of("USD")),
                        "weighted", Map.of("amount", "100.00", "currency", "EUR", "without", List.of("USD")),
                        "bestCase", Map.of("amount", "0.00", "currency", "EUR", "without", List.of("USD"))),
                january.company());
    }

    @Test
    void probableAndWonDealsStandBesideTheOpenOnes() {
        deal(ana, talk, "1000.00", "EUR", "2031-05-10");
        deal(ana, offer, "500.00", "EUR", "2031-05-31");
        act(deal(ana, offer, "777.00", "EUR", "2031-09-01"), "win", Map.of("closedOn", "2031-05-15"));
        ForecastLine may = kernel.asSystem(
                        () -> forecast.forecast("2031-05", "2031-05", "owner", null, ana.toString(), null))
                .entries()
                .get(0);
        assertEquals(
                List.of(2L, List.of("1500.00EUR"), List.of("500.00EUR"), List.of(), 1L, List.of("777.00EUR")),
                List.of(
                        may.count(),
                        amounts(may.amount()),
                        amounts(may.bestCase()),
                        amounts(may.committed()),
                        may.closedCount(),
                        amounts(may.closed())));
    }

    @Test
    void theForecastIsToldByTeamAndByPipelineToo() {
        deal(ana, offer, "500.00", "EUR", "2031-06-30");
        assertEquals(
                List.of("2031-06 North 1 [500.00EUR] [250.00EUR]"),
                kernel.asSystem(() -> months("2031-06", "2031-06", "team", pipeline.toString())));
        assertEquals(
                1,
                kernel.asSystem(() -> months("2031-06", "2031-06", "pipeline", pipeline.toString()))
                        .size());
    }

    @Test
    void aMonthThatIsNoneAndAnUnknownGroupingAreRefused() {
        assertEquals(
                List.of("malformed-parameter"),
                refusal(() -> kernel.asSystem(() -> forecast.forecast("2031-13", null, null, null, null, null))));
        assertEquals(
                List.of("malformed-parameter"),
                refusal(() -> kernel.asSystem(() -> forecast.forecast(null, null, "stage", null, null, null))));
    }
}
