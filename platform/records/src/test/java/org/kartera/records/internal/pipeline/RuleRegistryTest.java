package org.kartera.records.internal.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kartera.platform.record.CrmRecord;
import org.kartera.platform.record.RecordRule;

class RuleRegistryTest {
    private final RuleRegistry registry = new RuleRegistry();

    private static class OnCountries implements RecordRule<Country> {}

    private static final class InheritsIt extends OnCountries {}

    private static final class ByName implements RecordRule<CrmRecord> {
        @Override
        public String record() {
            return "shop.country";
        }
    }

    private static final class OfNothing implements RecordRule<CrmRecord> {}

    @Test
    void aRuleIsFoundByItsTypeOrByItsName() {
        OnCountries direct = new OnCountries();
        InheritsIt inherited = new InheritsIt();
        ByName named = new ByName();
        registry.add(direct, Map.of());
        registry.add(inherited, Map.of());
        registry.add(named, Map.of());
        assertEquals(List.of(direct, inherited, named), registry.of("shop.country"));
        assertEquals(List.of(), registry.of("shop.customer"));
    }

    @Test
    void theHigherRankingRunsFirst() {
        OnCountries low = new OnCountries();
        OnCountries high = new OnCountries();
        registry.add(low, Map.of("service.id", 1L));
        registry.add(high, Map.of("service.id", 2L, "service.ranking", 10));
        assertEquals(List.of(high, low), registry.of("shop.country"));
    }

    @Test
    void aRuleOfNoRecordTypeIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> registry.add(new OfNothing(), Map.of()));
    }

    @Test
    void aRuleThatGoesIsForgotten() {
        OnCountries rule = new OnCountries();
        registry.add(rule, Map.of());
        registry.remove(rule);
        assertEquals(List.of(), registry.of("shop.country"));
    }
}
