package org.kartera.transfer.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class FormulasTest {
    @Test
    void whatASpreadsheetWouldComputeBecomesText() {
        for (String formula : List.of("=1+1", "+34 911", "-2", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0")) {
            assertEquals("'" + formula, Formulas.guarded(formula));
        }
        assertEquals("a=b", Formulas.guarded("a=b"));
        assertEquals("", Formulas.guarded(""));
    }

    @Test
    void importingTakesTheGuardAwayAgainAndNothingElse() {
        assertEquals("=1+1", Formulas.unguarded(Formulas.guarded("=1+1")));
        assertEquals("'tis", Formulas.unguarded("'tis"));
        assertEquals("'", Formulas.unguarded("'"));
    }
}
