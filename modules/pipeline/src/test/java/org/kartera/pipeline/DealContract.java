package org.kartera.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kartera.persistence.Dialect;
import org.kartera.platform.record.Filter;
import org.kartera.platform.record.Group;
import org.kartera.platform.record.GroupQuery;
import org.kartera.platform.record.GroupQuery.Function;
import org.kartera.platform.record.GroupQuery.Measure;
import org.kartera.platform.record.Money;
import org.kartera.platform.record.Query;
import org.kartera.platform.record.Row;

abstract class DealContract extends PipelineContract {
    DealContract(Dialect dialect) {
        super(dialect);
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    private void assertPercent(String expected, UUID deal) {
        Object probability = Objects.requireNonNull(value(deal, "probability"));
        assertEquals(0, new BigDecimal(expected).compareTo((BigDecimal) probability), probability::toString);
    }

    @Test
    void aNewDealGoesIntoTheFirstOpenStageOfTheStandardPipeline() {
        UUID deal = deal(Map.of());
        assertEquals(stage(talk), value(deal, "stage"));
        assertEquals("open", status(deal));
        assertPercent("10", deal);
    }

    private String status(UUID deal) {
        Object status = value(deal, "status");
        return status instanceof DealStatus constant
                ? constant.name().toLowerCase(Locale.ROOT)
                : String.valueOf(status);
    }

    @Test
    void theWeightedAmountIsTheAmountTimesTheProbability() {
        UUID deal = deal(Map.of("stage", offer.toString(), "amount", Map.of("amount", "1001.00", "currency", "EUR")));
        assertEquals(Money.of("500.50", "EUR"), value(deal, "weighted"));
        change(deal, Map.of("probability", 75));
        assertEquals(Money.of("750.75", "EUR"), value(deal, "weighted"));
        change(deal, Map.of("stage", talk.toString()));
        assertEquals(Money.of("100.10", "EUR"), value(deal, "weighted"));
    }

    @Test
    void aBoardHasAmountsAndWeightedAmountsInTheOrderOfTheStages() {
        UUID own = create("pipeline.pipeline", Map.of("name", "Board " + UUID.randomUUID()));
        UUID last = stage(own, "Agreement", 30, "open", 90);
        UUID first = stage(own, "Zeroth talk", 10, "open", 20);
        deal(Map.of("stage", last.toString(), "amount", Map.of("amount", "100.00", "currency", "EUR")));
        deal(Map.of("stage", first.toString(), "amount", Map.of("amount", "10.00", "currency", "EUR")));
        deal(Map.of("stage", first.toString(), "amount", Map.of("amount", "30.00", "currency", "USD")));
        Measure amount = new Measure(Function.SUM, "amount");
        Measure weighted = new Measure(Function.SUM, "weighted");
        List<Group> groups = kernel.asSystem(() -> kernel.records()
                .groups(new GroupQuery(
                        "pipeline.deal",
                        kernel.records().parse("pipeline==" + own),
                        List.of("stage"),
                        List.of(amount, weighted))));

        assertEquals(
                List.of(List.of("Zeroth talk"), List.of("Agreement")),
                groups.stream().map(Group::labels).toList());
        assertEquals(
                List.of(Money.of("10.00", "EUR"), Money.of("30.00", "USD")),
                groups.get(0).measures().get(amount));
        assertEquals(
                List.of(Money.of("2.00", "EUR"), Money.of("6.00", "USD")),
                groups.get(0).measures().get(weighted));
        assertEquals(List.of(Money.of("90.00", "EUR")), groups.get(1).measures().get(weighted));
    }

    @Test
    void losingADealWithoutAReasonIsRefused() {
        UUID deal = deal(Map.of());
        assertEquals(
                List.of("lostReason reason-missing"), refusal(() -> change(deal, Map.of("stage", lost.toString()))));
        assertEquals(
                List.of("lostReason reason-missing"),
                refusal(() -> act(deal, "moveTo", Map.of("stage", lost.toString()))));
        assertEquals(List.of("reason required"), refusal(() -> act(deal, "lose", Map.of())));
        assertEquals(stage(talk), value(deal, "stage"));
    }

    @Test
    void aLostDealHasItsReasonTheDayAndNoChance() {
        UUID deal = deal(Map.of("amount", Map.of("amount", "1000.00", "currency", "EUR")));
        act(deal, "lose", Map.of("reason", "Price"));
        assertEquals("lost", status(deal));
        assertEquals("Price", value(deal, "lostReason"));
        assertEquals(today(), value(deal, "actualClose"));
        assertPercent("0", deal);
        assertEquals(Money.of("0.00", "EUR"), value(deal, "weighted"));
    }

    @Test
    void winningSetsTheDayAndTheProbability() {
        UUID deal = deal(Map.of("probability", 35));
        act(deal, "win", Map.of());
        assertEquals(stage(won), value(deal, "stage"));
        assertEquals("won", status(deal));
        assertEquals(today(), value(deal, "actualClose"));
        assertPercent("100", deal);
    }

    @Test
    void aDealIsWonOnTheDayThatIsSaid() {
        UUID deal = deal(Map.of());
        act(deal, "win", Map.of("closedOn", "2026-01-15"));
        assertEquals(LocalDate.of(2026, 1, 15), value(deal, "actualClose"));
    }

    @Test
    void aClosedDealKeepsTheRatesOfItsCloseUntilItIsReopened() {
        UUID deal = deal(Map.of("amount", Map.of("amount", "100.00", "currency", "EUR")));
        act(deal, "win", Map.of("closedOn", "2026-01-15"));
        assertEquals(LocalDate.of(2026, 1, 15), rateDay(deal, "amount"));
        assertEquals(LocalDate.of(2026, 1, 15), rateDay(deal, "weighted"));
        change(deal, Map.of("amount", Map.of("amount", "200.00", "currency", "EUR")));
        assertEquals(LocalDate.of(2026, 1, 15), rateDay(deal, "amount"));
        act(deal, "reopen", Map.of("stage", talk.toString()));
        assertEquals(today(), rateDay(deal, "amount"));
    }

    private LocalDate rateDay(UUID deal, String field) {
        return Objects.requireNonNull(read(deal).inCompanyCurrency(field)).on();
    }

    @Test
    void aClosedDealDoesNotMove() {
        UUID deal = deal(Map.of());
        act(deal, "win", Map.of());
        assertEquals(List.of("stage deal-closed"), refusal(() -> change(deal, Map.of("stage", talk.toString()))));
        assertEquals(
                List.of("stage deal-closed"), refusal(() -> act(deal, "moveTo", Map.of("stage", talk.toString()))));
        assertEquals(List.of("stage deal-closed"), refusal(() -> act(deal, "lose", Map.of("reason", "Price"))));
        assertEquals(stage(won), value(deal, "stage"));
    }

    @Test
    void reopeningTakesAClosedDealBack() {
        UUID deal = deal(Map.of());
        act(deal, "lose", Map.of("reason", "Price"));
        act(deal, "reopen", Map.of("stage", offer.toString()));
        assertEquals(stage(offer), value(deal, "stage"));
        assertEquals("open", status(deal));
        assertNull(value(deal, "actualClose"));
        assertNull(value(deal, "lostReason"));
        assertPercent("50", deal);
    }

    @Test
    void reopeningGoesToTheFirstStageUnlessSomebodySaysWhere() {
        UUID deal = deal(Map.of("stage", offer.toString()));
        act(deal, "win", Map.of());
        act(deal, "reopen", Map.of());
        assertEquals(stage(talk), value(deal, "stage"));
    }

    @Test
    void anOpenDealIsNotReopened() {
        UUID deal = deal(Map.of());
        assertEquals(List.of("deal-not-closed"), refusal(() -> act(deal, "reopen", Map.of())));
    }

    @Test
    void aStageOfAnotherPipelineIsRefused() {
        UUID other = create("pipeline.pipeline", Map.of("name", "Partners"));
        UUID elsewhere = stage(other, "Contact", 10, "open", 5);
        assertEquals(
                List.of("stage stage-of-another-pipeline"),
                refusal(() -> deal(Map.of("pipeline", pipeline.toString(), "stage", elsewhere.toString()))));
    }

    @Test
    void aDealThatChangesItsPipelineBeginsThere() {
        UUID other = create("pipeline.pipeline", Map.of("name", "Renewals"));
        UUID first = stage(other, "Contact", 10, "open", 5);
        UUID deal = deal(Map.of("stage", offer.toString()));
        change(deal, Map.of("pipeline", other.toString()));
        assertEquals(stage(first), value(deal, "stage"));
    }

    @Test
    void theTimeInEachStageIsKept() {
        UUID deal = deal(Map.of());
        act(deal, "moveTo", Map.of("stage", offer.toString()));
        act(deal, "win", Map.of());
        List<Row> stays = kernel.asSystem(() -> kernel.records()
                .read(Query.of("pipeline.stay").where(Filter.is("deal", deal)).sort("enteredAt"))
                .items());
        assertEquals(
                List.of(stage(talk), stage(offer), stage(won)),
                stays.stream().map(stay -> stay.value("stage")).toList());
        for (int i = 0; i < 2; i++) {
            assertEquals(stays.get(i + 1).value("enteredAt"), stays.get(i).value("leftAt"));
            Instant entered = (Instant) Objects.requireNonNull(stays.get(i).value("enteredAt"));
            Instant left = (Instant) Objects.requireNonNull(stays.get(i).value("leftAt"));
            assertEquals(
                    Duration.between(entered, left).toSeconds(),
                    ((Duration) Objects.requireNonNull(stays.get(i).value("duration"))).toSeconds());
        }
        assertNull(stays.get(2).value("leftAt"));
    }

    @Test
    void aStageWithDealsIsNotDeleted() {
        deal(Map.of("stage", offer.toString()));
        assertEquals(
                List.of("still-referenced"),
                refusal(() -> kernel.asSystem(() -> {
                    kernel.records().delete(List.of(stage(offer)));
                    return offer;
                })));
    }
}
