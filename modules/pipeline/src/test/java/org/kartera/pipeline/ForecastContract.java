package org.kartera.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kartera.persistence.Dialect;
import org.kartera.pipeline.ForecastResource.Entry;

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

    private static List<String> lines(List<Entry> entries) {
        return entries.stream()
                .map(entry -> entry.month() + " "
                        + Objects.requireNonNull(entry.owner()).title() + " " + entry.count() + " "
                        + amounts(entry.amount()) + " " + amounts(entry.weighted()))
                .sorted()
                .toList();
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
                lines(kernel.asSystem(() -> forecast.forecast("2031-01", "2031-03", pipeline.toString()))
                        .entries()));
        assertEquals(
                List.of("2031-02 luis 1 [300.00EUR] [150.00EUR]"),
                lines(kernel.as(luis, () -> forecast.forecast("2031-01", "2031-03", null))
                        .entries()),
                "a sales user sees the own deals alone");
    }

    @Test
    void aMonthThatIsNoneIsRefused() {
        assertEquals(
                List.of("malformed-parameter"),
                refusal(() -> kernel.asSystem(() -> forecast.forecast("2031-13", null, null))));
    }
}
