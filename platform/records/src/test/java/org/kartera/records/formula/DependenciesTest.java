package org.kartera.records.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kartera.platform.CrmException;

class DependenciesTest {
    @Test
    void whatIsNeededComesFirst() {
        Map<String, List<String>> needs = new LinkedHashMap<>();
        needs.put("margin", List.of("net", "cost"));
        needs.put("net", List.of("gross", "tax"));
        needs.put("tax", List.of("gross"));
        assertEquals(List.of("tax", "net", "margin"), Dependencies.order(needs));
    }

    @Test
    void aCircleIsRefusedWithItsPath() {
        Map<String, List<String>> needs = new LinkedHashMap<>();
        needs.put("first", List.of("a"));
        needs.put("a", List.of("b"));
        needs.put("b", List.of("c", "x"));
        needs.put("c", List.of("a"));
        CrmException refusal = assertThrows(CrmException.class, () -> Dependencies.order(needs));
        assertEquals(FormulaError.FORMULA_CYCLE, refusal.code());
        assertEquals(List.of("a > b > c > a"), refusal.args());
    }

    @Test
    void aFieldThatNeedsItselfIsACircle() {
        CrmException refusal = assertThrows(CrmException.class, () -> Dependencies.order(Map.of("a", List.of("a"))));
        assertEquals(List.of("a > a"), refusal.args());
    }

    @Test
    void aChainOfAnyLengthHasAnOrder() {
        Map<String, List<String>> needs = new LinkedHashMap<>();
        for (int i = 0; i < 100_000; i++) {
            needs.put("f" + i, List.of("f" + (i + 1)));
        }
        assertEquals("f99999", Dependencies.order(needs).get(0));
    }

    @Test
    void theOrderHoldsForAnyGraphWithoutCircles() {
        Random random = new Random(7);
        for (int run = 0; run < 300; run++) {
            int size = 1 + random.nextInt(30);
            Map<String, List<String>> needs = new HashMap<>();
            for (int i = 0; i < size; i++) {
                List<String> needed = new ArrayList<>();
                for (int j = 0; j < i; j++) {
                    if (random.nextInt(4) == 0) {
                        needed.add("f" + j);
                    }
                }
                needs.put("f" + i, needed);
            }
            List<String> order = Dependencies.order(needs);
            assertEquals(size, order.size());
            needs.forEach(
                    (field, needed) -> needed.forEach(each -> assertTrue(order.indexOf(each) < order.indexOf(field))));
        }
    }
}
