package org.kartera.records.internal.formula;

import static org.kartera.records.formula.ValueKind.BOOLEAN;
import static org.kartera.records.formula.ValueKind.CHOICES;
import static org.kartera.records.formula.ValueKind.NUMBER;
import static org.kartera.records.formula.ValueKind.TEXT;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kartera.records.formula.Evaluation;
import org.kartera.records.formula.Formulas;
import org.kartera.records.formula.Note;
import org.kartera.records.internal.formula.Function.Call;

/** Functions about texts. An empty text is one without a character. */
final class TextFunctions {
    private static final Pattern NUMERAL = Pattern.compile("-?\\d{1,28}(?:\\.\\d{1,20})?");

    private TextFunctions() {}

    static List<Function> all() {
        return List.of(
                Function.strict(
                        "upper",
                        "upper('abc')",
                        TEXT,
                        List.of(TEXT),
                        (values, evaluation) -> Texts.bounded(text(values, 0).toUpperCase(Locale.ROOT), evaluation)),
                Function.strict(
                        "lower",
                        "lower('ABC')",
                        TEXT,
                        List.of(TEXT),
                        (values, evaluation) -> Texts.bounded(text(values, 0).toLowerCase(Locale.ROOT), evaluation)),
                Function.strict(
                        "trim",
                        "trim(' abc ')",
                        TEXT,
                        List.of(TEXT),
                        (values, evaluation) -> Texts.bounded(Texts.trim(text(values, 0)), evaluation)),
                Function.strict(
                        "left",
                        "left('abcdef', 3)",
                        TEXT,
                        List.of(TEXT, NUMBER),
                        (values, evaluation) -> Texts.bounded(Texts.left(text(values, 0), count(values)), evaluation)),
                Function.strict(
                        "right",
                        "right('abcdef', 3)",
                        TEXT,
                        List.of(TEXT, NUMBER),
                        (values, evaluation) -> Texts.bounded(Texts.right(text(values, 0), count(values)), evaluation)),
                new Function("len", "len('abc')", 1, 1, TextFunctions::len),
                new Function("replace", "replace('a-b', '-', '/')", 3, 3, TextFunctions::replace),
                new Function("concat", "concat('a', 'b', 'c')", 1, Function.ANY_NUMBER, TextFunctions::concat),
                new Function("text", "text(12.5)", 1, 1, TextFunctions::concat),
                new Function("number", "number('12.5')", 1, 1, TextFunctions::number),
                new Function("contains", "contains('abcdef', 'cd')", 2, 2, TextFunctions::contains),
                new Function("startsWith", "startsWith('abcdef', 'ab')", 2, 2, call -> test(call, String::startsWith)),
                new Function("endsWith", "endsWith('abcdef', 'ef')", 2, 2, call -> test(call, String::endsWith)));
    }

    private static String text(List<Object> values, int index) {
        return (String) values.get(index);
    }

    private static int count(List<Object> values) {
        return Decimals.whole((BigDecimal) values.get(1), Formulas.MAX_TEXT);
    }

    /** The text that comes out of an argument, without a character where it is empty. */
    private static String text(Call call, int index, Evaluation evaluation) {
        return Texts.of(call.argument(index).code().run(evaluation));
    }

    private static void wantTexts(Call call) {
        for (int i = 0; i < call.count(); i++) {
            call.wants(i, EnumSet.of(TEXT));
        }
    }

    private static Expression len(Call call) {
        wantTexts(call);
        return Expression.of(
                NUMBER, call.position(), evaluation -> BigDecimal.valueOf(Texts.length(text(call, 0, evaluation))));
    }

    private static Expression replace(Call call) {
        wantTexts(call);
        return Expression.of(
                TEXT,
                call.position(),
                evaluation -> Texts.replace(
                        text(call, 0, evaluation), text(call, 1, evaluation), text(call, 2, evaluation), evaluation));
    }

    private static Expression concat(Call call) {
        for (Expression argument : call.arguments()) {
            if (!argument.kind().textual() && !argument.fits(TEXT)) {
                throw Operators.wrong(
                        call.function().name(), argument, call.function().example());
            }
        }
        return Expression.of(TEXT, call.position(), evaluation -> {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < call.count() && text.length() <= Formulas.MAX_TEXT; i++) {
                text.append(text(call, i, evaluation));
            }
            return Texts.bounded(text.toString(), evaluation);
        });
    }

    private static Expression number(Call call) {
        wantTexts(call);
        return call.strict(NUMBER, (values, evaluation) -> parse(Texts.trim(text(values, 0)), evaluation));
    }

    private static @Nullable BigDecimal parse(String text, Evaluation evaluation) {
        if (NUMERAL.matcher(text).matches()) {
            return Decimals.bounded(new BigDecimal(text), evaluation);
        }
        evaluation.note(Note.NOT_A_NUMBER);
        return null;
    }

    private static Expression contains(Call call) {
        Expression in = call.argument(0);
        if (!in.is(CHOICES)) {
            return test(call, String::contains);
        }
        call.wants(1, EnumSet.of(TEXT));
        Choices.check(in, call.argument(1));
        return Expression.of(BOOLEAN, call.position(), evaluation -> {
            Object choices = in.code().run(evaluation);
            return choices instanceof Collection<?> several && several.contains(text(call, 1, evaluation));
        });
    }

    /** Whether one text is found in the other, wherever {@code where} looks; in nothing, nothing is. */
    private static Expression test(Call call, BiPredicate<String, String> where) {
        wantTexts(call);
        return Expression.of(BOOLEAN, call.position(), evaluation -> {
            String part = text(call, 1, evaluation);
            return !part.isEmpty() && where.test(text(call, 0, evaluation), part);
        });
    }
}
