package org.kartera.records.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.commons.jexl3.parser.ParserConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kartera.platform.CrmException;
import org.kartera.records.internal.installation.Catalogues;

class FormulasTest {
    private static final Locale SPANISH = Locale.forLanguageTag("es");
    private static final int SMALL_STACK = 512 * 1024;

    private final CaseTable table = new CaseTable();
    private final Catalogues catalogues = new Catalogues();

    private Formula stored(String text) {
        return Formulas.compile(text, table.scope(), Purpose.STORED);
    }

    private FormulaException refusal(String text) {
        return assertThrows(FormulaException.class, () -> stored(text));
    }

    private String message(CrmException refusal, Locale locale) {
        return catalogues.text(locale, refusal.code(), refusal.args().toArray());
    }

    @ParameterizedTest
    @EnumSource(FormulaError.class)
    void everyRefusalSpeaksBothLanguages(FormulaError error) {
        String english = catalogues.text(Locale.ENGLISH, error, 1, 5, 0, 5);
        String spanish = catalogues.text(SPANISH, error, 1, 5, 0, 5);
        assertFalse(english.startsWith("error."), english);
        assertFalse(english.contains("{"), english);
        assertFalse(spanish.contains("{"), spanish);
        assertFalse(english.equals(spanish), spanish);
    }

    @Test
    void aRefusalSaysWhereWhatAndWhatToWrite() {
        FormulaException refusal = refusal("price + prize");
        assertEquals(
                "At character 9: there is no field “prize”. Did you mean price? Texts stand in quotation marks.",
                message(refusal, Locale.ENGLISH));
        assertEquals(
                "En el carácter 9: no existe el campo «prize». ¿Quería decir price? Los textos van entre comillas.",
                message(refusal, SPANISH));
    }

    @Test
    void aRefusalNamesKindsInTheLanguageOfTheReader() {
        assertEquals(
                "At character 10: “+” cannot put an amount of money together with a number. Use values of one kind; text(...), number(...), amount(...) and"
                        + " date(...) convert them.",
                message(refusal("amount + 1"), Locale.ENGLISH));
        assertEquals(
                "En el carácter 7: «round» no se puede usar con un texto. Escríbalo como round(12.345, 2).",
                message(refusal("round(name)"), SPANISH));
    }

    @Test
    void bracesInAFormulaDoNotHarmTheMessage() {
        assertTrue(message(refusal("status == '{0} {9}'"), Locale.ENGLISH).contains("“{0} {9}”"));
        assertTrue(message(refusal("{0}"), SPANISH).contains("«{»"));
    }

    @Test
    void aConditionMustBeTrueOrFalse() {
        assertTrue(Formulas.condition("closed && due < today()", table.scope()).holds(table.evaluation()));
        FormulaException refusal =
                assertThrows(FormulaException.class, () -> Formulas.condition("price", table.scope()));
        assertEquals(FormulaError.FORMULA_WRONG_RESULT, refusal.code());
        assertEquals(
                "The result of the formula is a number, and should be a yes or no. Change the formula, or the kind of the result.",
                message(refusal, Locale.ENGLISH));
    }

    @Test
    void formulasLongerThanTheLimitAreRefused() {
        assertEquals(2000, stored("1" + " ".repeat(1999)).text().length());
        assertEquals(
                FormulaError.FORMULA_TOO_LONG, refusal("1" + " ".repeat(2000)).code());
        assertEquals(
                FormulaError.FORMULA_TOO_LONG, refusal("(".repeat(5_000_000)).code());
    }

    @Test
    void formulasOfMorePartsThanTheLimitAreRefused() {
        assertEquals(new BigDecimal(100), stored("1" + "+1".repeat(99)).evaluate(table.evaluation()));
        assertEquals(
                FormulaError.FORMULA_TOO_COMPLEX,
                refusal("1" + "+1".repeat(100)).code());
        assertEquals(
                FormulaError.FORMULA_TOO_COMPLEX,
                refusal("1" + "+1".repeat(990)).code());
        assertEquals(
                FormulaError.FORMULA_TOO_COMPLEX,
                refusal("concat(" + "1,".repeat(900) + "1)").code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "abs(", "-", "!", "not ", "- ", "1+(", "closed?1:", "closed?", "if(closed,1,", "!(-("})
    void nestingBeyondTheLimitIsRefusedWithoutExhaustingTheStack(String opening) throws InterruptedException {
        List<Throwable> refusals = new ArrayList<>();
        Thread thread = new Thread(
                null,
                () -> {
                    for (int depth : new int[] {51, 100, 1000}) {
                        String open = opening.repeat(Math.min(depth, 1900 / (opening.length() + 1)));
                        long brackets = open.chars().filter(each -> each == '(').count();
                        try {
                            stored(open + "1" + ")".repeat((int) brackets));
                            refusals.add(new AssertionError("taken: " + open));
                        } catch (Throwable e) {
                            refusals.add(e);
                        }
                    }
                },
                "small-stack",
                SMALL_STACK);
        thread.start();
        thread.join();
        assertEquals(3, refusals.size());
        refusals.forEach(refusal -> assertEquals(FormulaException.class, refusal.getClass(), refusal::toString));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "abs(", "-(", "1+(", "closed?1:", "closed?(", "if(closed,1,", "round(-(1+"})
    void nestingWithinTheLimitIsTakenOnASmallStack(String opening) throws InterruptedException {
        List<Object> results = new ArrayList<>();
        long each = Math.max(1, opening.chars().filter(letter -> letter == '(').count());
        String open = opening.repeat((int) (Formulas.MAX_DEPTH / each));
        long brackets = open.chars().filter(letter -> letter == '(').count();
        String close = opening.endsWith("?(") ? "):2" : ")";
        Runnable run = () -> {
            try {
                stored(open + "1" + close.repeat((int) brackets)).evaluate(table.evaluation());
                results.add("taken");
            } catch (Throwable e) {
                results.add(e);
            }
        };
        Thread thread = new Thread(null, run, "small-stack", SMALL_STACK);
        thread.start();
        thread.join();
        assertEquals(List.of("taken"), results);
    }

    @Test
    void textsCannotBeBlownUp() {
        String doubled = "replace(".repeat(20) + "'a'" + ", 'a', 'aaaaaaaaaa')".repeat(20);
        Evaluation evaluation = table.evaluation();
        assertNull(assertTimeoutPreemptively(
                Duration.ofSeconds(2), () -> stored(doubled).evaluate(evaluation)));
        assertTrue(evaluation.notes().contains(Note.TEXT_TOO_LONG));
    }

    @Test
    void aTextOfTheGreatestLengthIsKept() {
        String formula = "replace(replace('" + "a".repeat(40) + "', 'a', '" + "b".repeat(10) + "'), 'b', '0123456789')";
        assertEquals("0123456789".repeat(400), stored(formula).evaluate(table.evaluation()));
    }

    @Test
    void numbersCannotBeBlownUp() {
        Evaluation evaluation = table.evaluation();
        String huge = "9".repeat(28);
        assertNull(stored(huge + "*" + huge + "*" + huge).evaluate(evaluation));
        assertTrue(evaluation.notes().contains(Note.TOO_LARGE));
    }

    /** Each of these is a word of the parser's own language. */
    @Test
    void wordsOfTheParsersLanguageAreNamesOfFieldsLikeOthers() {
        int checked = 0;
        for (String image : ParserConstants.tokenImage) {
            String word = image.substring(1, image.length() - 1);
            if (word.matches("[a-z]+")
                    && !List.of("and", "or", "not", "true", "false", "null", "new", "size")
                            .contains(word)
                    && image.startsWith("\"")) {
                assertEquals(
                        FormulaError.FORMULA_UNKNOWN_FIELD,
                        refusal(word + " + 1").code(),
                        word);
                checked++;
            }
        }
        assertTrue(checked > 20, () -> "only few words found in the parser");
    }

    @Test
    void randomTextIsRefusedOrTakenButNeverFails() {
        String[] pieces = {
            "amount",
            "price",
            "name",
            "company.name",
            "tags",
            "due",
            "start",
            "spent",
            "closed",
            "status",
            "noPrice",
            "zero",
            "'won'",
            "'",
            "\"x\"",
            "1",
            "0",
            "12.5",
            "9999999999999999999999999999",
            "(",
            ")",
            ",",
            "+",
            "-",
            "*",
            "/",
            "%",
            "==",
            "!=",
            "<",
            ">=",
            "&&",
            "||",
            "!",
            "?",
            ":",
            "and",
            "or",
            "not",
            "null",
            "true",
            "if(",
            "round(",
            "concat(",
            "replace(",
            "coalesce(",
            "max(",
            "date(",
            "addDays(",
            "addMonths(",
            "contains(",
            "left(",
            "number(",
            "money(",
            "today()",
            "now()",
            "=",
            ";",
            "[",
            "{",
            "}",
            "#",
            "@",
            "$",
            "`",
            "\\",
            "..",
            "->",
            "=>",
            "new ",
            "class",
            "getClass()",
            ".class",
            "var x",
            "while(true)",
            "//",
            "/*",
            "\n",
            "\u0000",
            "😀",
            "\ud83d",
            "ñ",
            "\u202e",
            "e9",
            "0x",
            "1L",
            "~",
            "^",
            "&",
            "|",
            "??",
            "?.",
            "${",
            "'+'"
        };
        Random random = new Random(20_261_126);
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            int taken = 0;
            for (int run = 0; run < 60_000; run++) {
                StringBuilder text = new StringBuilder();
                int length = 1 + random.nextInt(run % 100 == 0 ? 600 : 12);
                for (int i = 0; i < length; i++) {
                    text.append(pieces[random.nextInt(pieces.length)]);
                    if (random.nextInt(3) == 0) {
                        text.append(' ');
                    }
                }
                taken += tried(text.toString()) ? 1 : 0;
            }
            assertTrue(taken > 500, "few formulas were taken: " + taken);
        });
    }

    @Test
    void randomCharactersAreRefusedOrTakenButNeverFail() {
        Random random = new Random(4);
        for (int run = 0; run < 20_000; run++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(30);
            for (int i = 0; i < length; i++) {
                text.append((char) (random.nextInt(10) == 0 ? random.nextInt(0x10000) : 32 + random.nextInt(95)));
            }
            tried(text.toString());
        }
    }

    /** Whether it was taken; anything else than a refusal or a result fails the test. */
    private boolean tried(String text) {
        try {
            Formulas.compile(text, table.scope(), Purpose.CONDITION).evaluate(table.evaluation());
            return true;
        } catch (FormulaException e) {
            assertTrue(e.position() >= 1 && e.position() <= text.length() + 1, () -> e + " in " + text);
            message(e, SPANISH);
            return false;
        } catch (RuntimeException e) {
            throw new AssertionError("failed on " + text, e);
        }
    }
}
