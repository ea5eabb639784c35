package org.kartera.records.internal.custom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.kartera.records.internal.custom.PackageBench.altered;
import static org.kartera.records.internal.custom.PackageBench.codes;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kartera.persistence.Dialect;
import org.kartera.platform.CrmException;
import org.kartera.records.configuration.ConfigurationError;
import org.kartera.records.configuration.Difference;
import org.kartera.records.internal.installation.Catalogues;

/** Files that are no packages, or not for this installation. */
class PackageFilesIT {
    private static final String JSON = "package.json";
    private static final String CHANGE_LOG = "changelog.xml";

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    PackageBench bench;

    @SuppressWarnings("NullAway.Init")
    byte[] file;

    @BeforeEach
    void open() {
        bench = PackageBench.open(Dialect.DERBY, folder);
        bench.yard.add("name", "bay", "kind", "text", "label", Map.of("en", "Bay"));
        file = bench.export("1.0.0");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private String code(byte[] content) {
        CrmException refused = assertThrows(CrmException.class, () -> bench.preview(content));
        return refused.code().code()
                + (refused.violations().isEmpty()
                        ? ""
                        : " " + refused.violations().get(0).field());
    }

    private String code(String from, String to) {
        return code(altered(file, JSON, replacing(from, to)));
    }

    private Difference preview(String from, String to) {
        return bench.preview(altered(file, JSON, replacing(from, to)));
    }

    private static UnaryOperator<@Nullable String> replacing(String from, String to) {
        return text -> {
            String given = Objects.requireNonNull(text);
            assertTrue(given.contains(from), given);
            return given.replace(from, to);
        };
    }

    @Test
    void whatIsNoArchiveIsRefused() {
        assertEquals("package-unreadable", code(new byte[0]));
        assertEquals("package-unreadable", code("{\"format\":1}".getBytes(StandardCharsets.UTF_8)));
        byte[] cut = java.util.Arrays.copyOf(file, 60);
        assertEquals("package-unreadable", code(cut));
    }

    @Test
    void anArchiveOfSomethingElseIsRefused() {
        assertEquals("package-file-missing", code(altered(file, CHANGE_LOG, text -> null)));
        assertEquals("package-file-missing", code(altered(file, JSON, text -> null)));
        assertEquals("package-file-unknown", code(altered(file, "../../etc/passwd", text -> "root")));
        assertEquals("package-file-unknown", code(altered(file, "notes.txt", text -> "hello")));
    }

    @Test
    void anArchiveThatUnpacksToTooMuchIsRefusedBeforeItIsUnpacked() {
        assertEquals("package-too-large", code(altered(file, JSON, text -> " ".repeat(40_000_000))));
        assertEquals("package-too-large", code(new byte[9 * 1024 * 1024]));
    }

    @Test
    void whatIsNoJsonIsRefusedWithItsLine() {
        assertEquals("package-malformed", code("\"format\"", "format"));
        assertEquals(
                "package-malformed", code("\"name\" : \"garage\",", "\"name\" : \"garage\", \"name\" : \"garage\","));
        assertEquals("package-malformed", code(altered(file, JSON, text -> text + "{}")));
        assertEquals("package-malformed", code(altered(file, JSON, text -> "[".repeat(5_000))));
        CrmException refused = assertThrows(
                CrmException.class, () -> bench.preview(altered(file, JSON, replacing("\"format\"", "format"))));
        assertEquals(2, refused.args().get(2));
    }

    @Test
    void whatAPackageSaysOfItselfIsLookedAtAsAWhole() {
        assertEquals("invalid-fields name", code("\"garage\"", "\"../garage\""));
        assertEquals("invalid-fields version", code("\"1.0.0\"", "\"one\""));
        assertEquals("invalid-fields title", code("\"title\"", "\"titles\"").replace("titles", "title"));
        assertEquals("invalid-fields format", code("\"format\" : 1", "\"format\" : \"1\""));
        assertEquals("invalid-fields needs.kartera", code("[1.0.0,2.0.0)", "later"));
        assertEquals("invalid-fields parts.fields", code("\"fields\" : {", "\"fields\" : 7, \"entities\" : {"));
    }

    @Test
    void aPackageOfALaterTimeIsRefusedWithBothVersions() {
        assertEquals("package-newer", code("\"format\" : 1", "\"format\" : 2"));
        Difference newer = preview("[1.0.0,2.0.0)\"", "[3.1.0,4.0.0)\"");
        assertEquals(List.of("package-newer"), codes(newer));
        assertEquals(
                List.of("[3.1.0,4.0.0)", "1.0.0"),
                newer.refusals().get(0).args().subList(0, 2));
        String text = new Catalogues()
                .text(
                        Locale.ENGLISH,
                        ConfigurationError.PACKAGE_NEWER,
                        newer.refusals().get(0).args().toArray());
        assertEquals("The package needs Kartera [3.1.0,4.0.0); here is 1.0.0. Update this installation first.", text);
        assertEquals(List.of("package-outdated"), codes(preview("[1.0.0,2.0.0)\"", "[0.1.0,0.9.0)\"")));
    }

    @Test
    void whatIsNotHereIsNamed() {
        byte[] elsewhere = altered(file, JSON, replacing("yard.machine.bay", "boats.boat.bay"));
        Difference missing = bench.preview(altered(elsewhere, CHANGE_LOG, replacing("yard_machine", "boats_boat")));
        assertEquals(List.of("package-module-missing"), codes(missing));
        assertEquals(List.of("boats"), missing.refusals().get(0).args());
        assertEquals(List.of("package-part-unknown"), codes(preview("\"fields\"", "\"boats.berths\"")));
    }

    @Test
    void aThingThatMakesNoSenseIsRefusedUnderItsName() {
        Difference unknown = preview("\"kind\" : \"text\"", "\"kind\" : \"spell\"");
        assertEquals(List.of("unknown-kind"), codes(unknown));
        assertEquals("yard.machine.bay", unknown.refusals().get(0).key());
        assertEquals(
                List.of("unknown-field"),
                codes(preview("\"kind\" : \"text\"", "\"kind\" : \"text\", \"column\" : \"x\"")));
        assertEquals(List.of("reserved-name"), codes(called("yard.machine.id", "x_id")));
        assertEquals(List.of("duplicate-name"), codes(called("yard.machine.name", "x_name")));
    }

    /** The package with its one field under another name, in both files. */
    private Difference called(String key, String column) {
        byte[] renamed = altered(file, JSON, replacing("yard.machine.bay", key));
        return bench.preview(altered(
                renamed, CHANGE_LOG, text -> Objects.requireNonNull(text).replace("x_bay", column)));
    }

    @Test
    void aChangeLogThatSaysSomethingElseIsRefused() {
        assertEquals(
                List.of("package-change-log-differs"),
                codes(bench.preview(altered(file, CHANGE_LOG, replacing("x_bay\"", "x_door\"")))));
        assertEquals(
                List.of("package-change-log-differs"),
                codes(bench.preview(altered(
                        file,
                        CHANGE_LOG,
                        replacing("</databaseChangeLog>", "<sql>drop table yard_machine</sql></databaseChangeLog>")))));
        assertEquals(
                List.of("package-malformed"),
                codes(bench.preview(altered(file, CHANGE_LOG, replacing("<databaseChangeLog", "<databaseChange")))));
        assertEquals(
                List.of("package-malformed"),
                codes(
                        bench.preview(
                                altered(
                                        file,
                                        CHANGE_LOG,
                                        text ->
                                                "<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]><databaseChangeLog>&y;</databaseChangeLog>"))));
    }

    @Test
    void aChangeLogThatIsOnlyWrittenInAnotherWayIsTaken() {
        assertEquals(
                List.of(),
                codes(bench.preview(altered(file, CHANGE_LOG, replacing("    <addColumn", "\n\n<addColumn")))));
    }

    @Test
    void everyErrorIsToldInEnglishAndInSpanish() {
        Catalogues texts = new Catalogues();
        for (ConfigurationError error : ConfigurationError.values()) {
            String english = texts.text(Locale.ENGLISH, error, 1, 2, 2, "boats");
            assertTrue(english.length() > error.code().length() + 10, english);
            assertTrue(!english.startsWith("error.") && !english.contains("'"), english);
            assertTrue(!english.equals(texts.text(Locale.forLanguageTag("es"), error, 1, 2, 2, "boats")), english);
        }
    }
}
