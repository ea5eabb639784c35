package org.kartera.records.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.kartera.records.json.ValueJson;

class FormulaCasesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final CaseTable table = new CaseTable();

    @TestFactory
    Stream<DynamicTest> formulasComeToWhatTheTableSays() {
        return table.cases().map(each -> DynamicTest.dynamicTest(each.get(0).toString(), () -> check(each)));
    }

    private void check(JsonNode each) {
        Purpose purpose = each.size() > 4 ? Purpose.CONDITION : Purpose.STORED;
        Formula formula = Formulas.compile(each.get(0).asText(), table.scope(), purpose);
        assertEquals(each.get(1).asText(), name(formula.kind()));
        Evaluation evaluation = table.evaluation();
        Object value = formula.evaluate(evaluation);
        assertEquals(each.get(2), JSON.valueToTree(plain(value)));
        List<String> notes = new ArrayList<>();
        each.path(3).forEach(note -> notes.add(note.asText()));
        assertEquals(
                notes, evaluation.notes().stream().map(ValueJson::choiceName).toList());
    }

    private static String name(ValueKind kind) {
        return ValueJson.choiceName(kind);
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return value instanceof BigDecimal number ? ValueJson.plain(number).toPlainString() : ValueJson.plain(value);
    }

    @TestFactory
    Stream<DynamicTest> whatIsNoFormulaIsRefusedWhereTheTableSays() {
        return table.refused()
                .map(each -> DynamicTest.dynamicTest(each.get(0).toString(), () -> {
                    String text = each.get(0).asText();
                    FormulaException refusal = assertThrows(
                            FormulaException.class, () -> Formulas.compile(text, table.scope(), Purpose.STORED));
                    assertEquals(each.get(1).asText(), refusal.code().code());
                    assertEquals(each.get(2).asInt(), refusal.position());
                }));
    }

    @TestFactory
    Stream<DynamicTest> aFormulaKnowsWhatItReads() {
        return Stream.of(
                DynamicTest.dynamicTest("fields and paths", () -> {
                    Formula formula = Formulas.compile(
                            "if(company.sector == 'retail', amount, amount * probability / 100)",
                            table.scope(),
                            Purpose.STORED);
                    assertEquals(List.of("company.sector", "amount", "probability"), List.copyOf(formula.paths()));
                }),
                DynamicTest.dynamicTest(
                        "nothing",
                        () -> assertTrue(Formulas.compile("1 + 1", table.scope(), Purpose.STORED)
                                .paths()
                                .isEmpty())));
    }
}
