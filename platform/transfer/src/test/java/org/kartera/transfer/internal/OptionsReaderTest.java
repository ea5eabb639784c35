package org.kartera.transfer.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.transfer.ImportOptions;
import org.kartera.transfer.ImportOptions.Duplicates;
import org.kartera.transfer.ImportOptions.Missing;
import org.kartera.transfer.TransferError;

class OptionsReaderTest {
    private final OptionsReader reader = new OptionsReader();

    @Test
    void withoutOptionsEverythingIsGuessedAndWhatIsThereIsAnError() {
        ImportOptions options = reader.read("");
        assertEquals(Duplicates.ERROR, options.duplicates());
        assertEquals(true, options.guess());
        assertEquals(Map.of(), options.fields());
    }

    @Test
    void lookupsNest() {
        ImportOptions options = reader.read("""
                {"key": {"column": "id"}, "duplicates": "update", "fields": {
                  "stage": {"column": "stage", "lookup": {"by": "name", "where": {"pipeline": {"constant": "P"}},
                    "create": {"name": "stage", "pipeline": {"constant": "P", "lookup": {"create": {"name": {"constant": "P"}}}}}}}}}
                """);
        ImportOptions.Lookup lookup = Objects.requireNonNull(
                Objects.requireNonNull(options.fields().get("stage")).lookup());
        assertEquals("name", lookup.by());
        assertEquals(2, Objects.requireNonNull(lookup.create()).size());
    }

    @Test
    void aReferenceThatIsNotThereMayStayEmptyOrBeMadeAndIsAnErrorElse() {
        assertEquals(Missing.ERROR, missing("{\"by\": \"name\"}"));
        assertEquals(Missing.EMPTY, missing("{\"missing\": \"empty\"}"));
        assertEquals(Missing.CREATE, missing("{\"create\": {\"name\": \"a\"}}"));
    }

    private Missing missing(String lookup) {
        ImportOptions options = reader.read("{\"fields\": {\"a\": {\"column\": \"a\", \"lookup\": " + lookup + "}}}");
        return Objects.requireNonNull(
                        Objects.requireNonNull(options.fields().get("a")).lookup())
                .missing();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"colour\": 1}",
                "{\"separator\": \"ab\"}",
                "{\"decimal\": \"x\"}",
                "{\"duplicates\": \"ignore\"}",
                "{\"key\": {\"field\": \"a\", \"column\": \"b\"}}",
                "{\"fields\": {\"a\": {}}}",
                "{\"fields\": {\"a\": {\"column\": \"x\", \"constant\": \"y\"}}}",
                "{\"fields\": {\"a\": {\"column\": \"x\", \"lookup\": {\"with\": 1}}}}",
                "{\"fields\": {\"a\": {\"column\": \"x\", \"lookup\": {\"missing\": \"later\"}}}}",
                "{\"fields\": {\"a\": {\"column\": \"x\", \"lookup\": {\"missing\": \"empty\", \"create\": {}}}}}",
                "[]"
            })
    void whatIsNoOptionIsRefusedWithItsPlace(String json) {
        assertEquals(
                TransferError.WRONG_OPTIONS,
                assertThrows(CrmException.class, () -> reader.read(json)).code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"a\": 1, \"a\": 2}", "{} x"})
    void whatIsNoJsonIsRefusedWithItsPlace(String json) {
        assertEquals(
                StandardError.MALFORMED_BODY,
                assertThrows(CrmException.class, () -> reader.read(json)).code());
    }

    @Test
    void templatesFillLeaveOutAndMakeLogins() {
        assertEquals(
                "GTX – Acme",
                Templates.fill("{product}[ – {account}]", column -> column.equals("product") ? "GTX" : "Acme"));
        assertEquals("GTX", Templates.fill("{product}[ – {account}]", column -> column.equals("product") ? "GTX" : ""));
        assertEquals("maria.jose.pena", Templates.fill("{name|slug}", column -> " María José  Peña! "));
        assertEquals(
                TransferError.WRONG_OPTIONS,
                assertThrows(CrmException.class, () -> Templates.fill("{name|shout}", column -> "x"))
                        .code());
    }
}
