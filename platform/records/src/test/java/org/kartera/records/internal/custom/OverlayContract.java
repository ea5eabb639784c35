package org.kartera.records.internal.custom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kartera.persistence.Dialect;
import org.kartera.persistence.testing.Databases;
import org.kartera.platform.Access;
import org.kartera.platform.Caller;
import org.kartera.platform.Channel;
import org.kartera.platform.CrmException;
import org.kartera.platform.ErrorCode;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.CrmRecord;
import org.kartera.records.Mutation;
import org.kartera.records.custom.BuiltIn;
import org.kartera.records.custom.BuiltIn.Difference;
import org.kartera.records.custom.CustomisationError;
import org.kartera.records.custom.Origin;
import org.kartera.records.metadata.Choice;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.FieldType.Flag;
import org.kartera.records.metadata.Labels;

/** What administrators change of what a module brings, while it runs. */
abstract class OverlayContract {
    private static final String CRANE = "yard.crane";
    private static final Locale SPANISH = Locale.forLanguageTag("es");
    private static final Origin PACK = Origin.of("building");

    private final Dialect dialect;

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    Yard yard;

    OverlayContract(Dialect dialect) {
        this.dialect = dialect;
    }

    @BeforeEach
    void open() {
        yard = new Yard(Databases.open(dialect), folder, Machine.class, Crane.class);
    }

    @AfterEach
    void close() {
        yard.close();
    }

    private BuiltIn of(@Nullable String field) {
        return yard.asAdmin(() -> yard.overlays.of(CRANE, field));
    }

    private BuiltIn change(@Nullable String field, @Nullable Object... patch) {
        return by(Origin.ADMIN, field, patch);
    }

    private BuiltIn by(Origin origin, @Nullable String field, @Nullable Object... patch) {
        return yard.asAdmin(() -> yard.overlays.change(CRANE, field, null, Yard.map(patch), origin));
    }

    private BuiltIn revert(@Nullable String field) {
        return yard.asAdmin(() -> yard.overlays.revert(CRANE, field, null, Origin.ADMIN));
    }

    private EntityType crane() {
        return yard.metadata.current().entity(CRANE);
    }

    private FieldType field(String name) {
        return field(yard, name);
    }

    private static FieldType field(Yard node, String name) {
        return Objects.requireNonNull(node.metadata.current().entity(CRANE).field(name));
    }

    private String label(String field, Locale locale) {
        return new Labels(yard.texts).field(crane(), field(field), locale);
    }

    private UUID create(@Nullable Object... values) {
        return yard.create(CRANE, Yard.map(values));
    }

    private @Nullable Object value(UUID id, String field) {
        return yard.asAdmin(() -> yard.gateway.read(CRANE, id, List.of(), List.of()))
                .value(field);
    }

    private void update(UUID id, @Nullable Object... values) {
        Mutation update = new Mutation.Update(id, null, Yard.map(values));
        Yard.done(yard.asAdmin(
                () -> yard.gateway.write(CRANE, List.of(update), false).get(0)));
    }

    /** What is wrong, as {@code property code}. */
    private static List<String> wrong(Supplier<?> work) {
        CrmException refused = assertThrows(CrmException.class, work::get);
        assertEquals(StandardError.INVALID_FIELDS, refused.code(), String.valueOf(refused.getMessage()));
        return refused.violations().stream()
                .map(violation -> violation.field() + " " + violation.code().code())
                .toList();
    }

    private static ErrorCode refusal(Supplier<?> work) {
        return assertThrows(CrmException.class, work::get).code();
    }

    private static Map<String, Object> choice(String value, Object... more) {
        Map<String, Object> choice = new LinkedHashMap<>();
        choice.put("value", value);
        for (int i = 0; i < more.length; i += 2) {
            choice.put(String.valueOf(more[i]), more[i + 1]);
        }
        return choice;
    }

    private static List<String> values(FieldType field) {
        return field.choices().stream().map(Choice::value).toList();
    }

    @Test
    void aLabelIsThatOfTheAdministratorInTheLanguagesThatItHas() {
        assertEquals("crane.place en", label("place", Locale.ENGLISH));

        BuiltIn changed = change("place", "label", Map.of("es", "Emplazamiento"), "help", Map.of("es", "Calle y obra"));

        assertEquals("Emplazamiento", label("place", SPANISH));
        assertEquals("Emplazamiento", label("place", Locale.forLanguageTag("es-MX")));
        assertEquals("crane.place en", label("place", Locale.ENGLISH));
        assertEquals("Calle y obra", new Labels(yard.texts).help(field("place"), SPANISH));
        assertEquals(
                Map.of("en", "crane.place en", "es", "Emplazamiento"),
                changed.now().get("label"));
        assertEquals(
                Map.of("en", "crane.place en", "es", "crane.place es"),
                changed.module().get("label"));
        assertEquals(1, changed.version());
        assertEquals(Set.of("label", "help"), changed.layers().get(0).parts().keySet());

        change("place", "label", Yard.map("es", null));
        assertEquals("crane.place es", label("place", SPANISH));
        BuiltIn reverted = revert("place");
        assertEquals(List.of(), reverted.layers());
        assertEquals("", new Labels(yard.texts).help(field("place"), SPANISH));
    }

    @Test
    void aRecordTypeIsCalledOtherwise() {
        change(null, "label", Map.of("es", "Grúa torre"), "plural", Map.of("es", "Grúas torre"), "icon", "tower");

        Labels labels = new Labels(yard.texts);
        assertEquals("Grúa torre", labels.entity(crane(), SPANISH));
        assertEquals("Grúas torre", labels.plural(crane(), SPANISH));
        assertEquals("crane en", labels.entity(crane(), Locale.ENGLISH));
        assertEquals("tower", crane().icon());
        assertEquals(List.of("icon wrong-format"), wrong(() -> change(null, "icon", "../x")));
        assertEquals(List.of("title built-in"), wrong(() -> change(null, "title", "{code}")));

        assertEquals("truck", revert(null).now().get("icon"));
        assertEquals("crane es", labels.entity(crane(), SPANISH));
    }

    @Test
    void moreIsAskedOfAField() {
        create("name", "without");
        change("place", "required", true, "pattern", "[A-Z].*", "tracked", true);
        change("load", "min", 10, "max", 50);
        change(
                "drive",
                "validation",
                Map.of("expression", "drive != 'hand' || load < 20", "message", Map.of("en", "Too heavy for a hand")));

        assertEquals(List.of("place required"), wrong(() -> create("name", "a")));
        assertEquals(List.of("load out-of-range"), wrong(() -> create("name", "a", "place", "Here", "load", 5)));
        assertEquals(List.of("load out-of-range"), wrong(() -> create("name", "a", "place", "Here", "load", 51)));
        assertEquals(
                List.of("drive condition-not-met"),
                wrong(() -> create("name", "a", "place", "Here", "load", 30, "drive", "hand")));
        UUID good = create("name", "a", "place", "Here", "load", 30, "drive", "diesel");
        assertEquals("Here", value(good, "place"));
        assertEquals(List.of("place wrong-format"), wrong(() -> {
            update(good, "place", "here");
            return "";
        }));
        assertTrue(field("place").is(Flag.TRACKED));

        revert("place");
        create("name", "b");
        assertFalse(field("place").is(Flag.TRACKED));
    }

    @Test
    void nothingBecomesLooserThanTheModuleAsksFor() {
        assertEquals(List.of("required looser"), wrong(() -> change("name", "required", false)));
        assertEquals(List.of("min looser", "max looser"), wrong(() -> change("load", "min", 0, "max", 101)));
        assertEquals(List.of("visibleWhen built-in"), wrong(() -> change("name", "visibleWhen", "load > 1")));
        assertEquals(List.of("pattern built-in"), wrong(() -> change("code", "pattern", ".*")));
        assertEquals(List.of("min out-of-range"), wrong(() -> change("load", "min", 101)));
        assertEquals(List.of("max out-of-range"), wrong(() -> change("load", "min", 60, "max", 50)));
    }

    @Test
    void whatTheModuleDecidesIsRefusedAndWhatCanBeChangedIsSaid() {
        CrmException refused = assertThrows(
                CrmException.class,
                () -> change("place", "kind", "date", "unique", true, "length", 5, "in", List.of("sort"), "x", 1));

        assertEquals(
                List.of("kind built-in", "unique built-in", "length built-in", "in built-in", "x unknown-field"),
                refused.violations().stream()
                        .map(violation ->
                                violation.field() + " " + violation.code().code())
                        .toList());
        assertEquals(
                "label, help, tracked, required, default, pattern, validation, visibleWhen",
                refused.violations().get(0).args().get(1));
        assertEquals(List.of("required built-in"), wrong(() -> change("condition", "required", true)));
        assertEquals(List.of("required built-in"), wrong(() -> change("owner", "required", true)));
        change("owner", "label", Map.of("es", "Comercial"));
        assertEquals("Comercial", label("owner", SPANISH));

        assertEquals(CustomisationError.NO_SUCH_FIELD, refusal(() -> change("secret", "label", "S")));
        assertEquals(CustomisationError.NO_SUCH_FIELD, refusal(() -> change("nothing", "label", "S")));
        assertEquals(
                StandardError.NO_SUCH_ENTITY,
                refusal(() -> yard.asAdmin(() -> yard.overlays.of("yard.nothing", null))));
    }

    @Test
    void aFieldOfTheModuleIsNeitherDeletedNorRenamedRetypedOrRetired() {
        for (Supplier<?> attempt : List.<Supplier<?>>of(
                () -> yard.customisation.rename(CRANE, "place", "site"),
                () -> yard.customisation.retype(CRANE, "place", "longText", Map.of()),
                () -> yard.customisation.retire(CRANE, "place"),
                () -> yard.customisation.usage(CRANE, "place"),
                () -> {
                    yard.customisation.delete(CRANE, "place", null);
                    return "";
                })) {
            assertEquals(CustomisationError.BUILT_IN, refusal(() -> yard.asAdmin(attempt)));
        }
        yard.asAdmin(() ->
                yard.customisation.add(CRANE, Yard.map("name", "own", "kind", "text", "label", "Own"), Origin.ADMIN));
        assertEquals(CustomisationError.NO_SUCH_FIELD, refusal(() -> change("own", "label", "O")));
    }

    @Test
    void whatWasReadCanBeSentAndChangesNothing() {
        BuiltIn before = of("drive");
        yard.asAdmin(() -> yard.overlays.change(CRANE, "drive", 0L, before.now(), Origin.ADMIN));

        assertEquals(before, of("drive"));
    }

    @Test
    void valuesOfAnEnumAreCalledColouredOrderedAndRetired() {
        UUID old = create("name", "old", "drive", "diesel");
        UUID other = create("name", "other", "drive", "electric");
        change(
                "drive",
                "choices",
                List.of(
                        choice("hand"),
                        choice("electric", "label", Map.of("es", "A batería"), "colour", "#00aa00"),
                        choice("diesel", "retired", true)));

        FieldType drive = field("drive");
        assertEquals(List.of("hand", "electric", "diesel"), values(drive));
        Choice electric = drive.choices().get(1);
        Labels labels = new Labels(yard.texts);
        assertEquals("A batería", labels.choice(crane(), drive, electric, SPANISH));
        assertEquals("crane.drive.electric en", labels.choice(crane(), drive, electric, Locale.ENGLISH));
        assertEquals(
                "crane.drive.hand es",
                labels.choice(crane(), drive, drive.choices().get(0), SPANISH));
        assertEquals("#00aa00", electric.colour());

        assertEquals("diesel", value(old, "drive"));
        update(old, "name", "still", "drive", "diesel");
        assertEquals(List.of("drive invalid-choice"), wrong(() -> {
            update(other, "drive", "diesel");
            return "";
        }));
        assertEquals(
                List.of("choices[0].value fixed-choices", "choices fixed-choices", "choices fixed-choices"),
                wrong(() -> change("drive", "choices", List.of(choice("steam"), choice("electric")))));
        assertEquals(
                List.of("choices[1].value twice", "choices[1].colour wrong-format"),
                wrong(() -> change(
                        "drive",
                        "choices",
                        List.of(
                                choice("hand"),
                                choice("hand", "colour", "red"),
                                choice("electric"),
                                choice("diesel")))));

        revert("drive");
        update(other, "drive", "diesel");
    }

    @Test
    void statesThatRulesGiveAreOnlyCalledOtherwise() {
        change(
                "condition",
                "choices",
                List.of(choice("sound", "label", "Fine"), choice("broken", "colour", "#d64545")));
        assertEquals(
                "Fine",
                new Labels(yard.texts)
                        .choice(
                                crane(),
                                field("condition"),
                                field("condition").choices().get(0),
                                Locale.ENGLISH));
        assertEquals(
                List.of("choices[1].retired ruled-choice"),
                wrong(() ->
                        change("condition", "choices", List.of(choice("sound"), choice("broken", "retired", true)))));
        assertEquals(
                List.of("choices ruled-choice"),
                wrong(() -> change("condition", "choices", List.of(choice("broken"), choice("sound")))));
    }

    @Test
    void valuesAreAddedToChoicesThatAreText() {
        change(
                "size",
                "choices",
                List.of(
                        choice("small"),
                        choice("huge", "label", Map.of("en", "Huge", "es", "Enorme")),
                        choice("large")));

        UUID huge = create("name", "a", "size", "huge");
        assertEquals("huge", value(huge, "size"));
        assertEquals(
                "Enorme",
                new Labels(yard.texts)
                        .choice(crane(), field("size"), field("size").choices().get(1), SPANISH));
        assertEquals(
                List.of("choices[2].label required"),
                wrong(() -> change("size", "choices", List.of(choice("small"), choice("large"), choice("tiny")))));
        assertEquals(
                CustomisationError.CHOICE_IN_USE,
                refusal(() -> change("size", "choices", List.of(choice("small"), choice("large")))));
        assertEquals(CustomisationError.CHOICE_IN_USE, refusal(() -> revert("size")));
        update(huge, "size", null);
        assertEquals(List.of("small", "large"), values(fieldAfter(revert("size"))));
    }

    private FieldType fieldAfter(BuiltIn reverted) {
        return field(Objects.requireNonNull(reverted.field()));
    }

    @Test
    void aDefaultGoesBeforeWhatTheClassBeginsWith() {
        change("rented", "default", true);
        change("place", "default", "Madrid");

        UUID made = create("name", "a");
        assertEquals(true, value(made, "rented"));
        assertEquals("Madrid", value(made, "place"));
        assertEquals(false, value(create("name", "b", "rented", false), "rented"));
        assertEquals(List.of("default wrong-type"), wrong(() -> change("rented", "default", "maybe")));
        change("rented", "default", null);
        assertEquals(false, value(create("name", "c"), "rented"));
    }

    @Test
    void whatFormsHideIsNotAskedFor() {
        change("place", "required", true, "visibleWhen", "load > 10");

        create("name", "small", "load", 5);
        assertEquals(List.of("place required"), wrong(() -> create("name", "big", "load", 20)));
        assertEquals(
                List.of("visibleWhen formula-unknown-field"), wrong(() -> change("place", "visibleWhen", "lode > 1")));
    }

    @Test
    void twoAdministratorsDoNotOverwriteEachOther() {
        yard.asAdmin(() -> yard.overlays.change(CRANE, "place", 0L, Yard.map("required", true), Origin.ADMIN));
        for (Supplier<?> late : List.<Supplier<?>>of(
                () -> yard.overlays.change(CRANE, "place", 0L, Yard.map("required", false), Origin.ADMIN),
                () -> yard.overlays.revert(CRANE, "place", 0L, Origin.ADMIN))) {
            assertEquals(StandardError.STALE_VERSION, refusal(() -> yard.asAdmin(late)));
        }
        assertEquals(2, revert("place").version());
        change("place", "required", true);
        assertEquals(3, of("place").version());
        assertEquals(
                StandardError.STALE_VERSION,
                refusal(() -> yard.asAdmin(() -> yard.overlays.revert(CRANE, "place", 1L, Origin.ADMIN))));
    }

    @Test
    void aPackageIsBelowAdministratorsAndAboveTheModule() {
        change("place", "label", Map.of("es", "Lugar"), "required", true);
        by(PACK, "place", "label", Map.of("es", "Obra", "en", "Site"), "help", "Where it stands");

        assertEquals("Lugar", label("place", SPANISH));
        assertEquals("Site", label("place", Locale.ENGLISH));
        BuiltIn both = of("place");
        assertEquals(
                Map.of("label", new Difference(Map.of("es", "crane.place es"), Map.of("es", "Obra"))),
                both.conflicts());
        assertEquals(
                List.of("building"),
                yard.asAdmin(yard.overlays::all).stream()
                        .map(overlay -> overlay.pack())
                        .filter(Objects::nonNull)
                        .toList());

        assertEquals(Map.of("en", "Site", "es", "Obra"), revert("place").now().get("label"));
        assertFalse(field("place").is(Flag.REQUIRED));
        yard.asAdmin(() -> yard.overlays.revert(CRANE, "place", null, PACK));
        assertEquals("crane.place es", label("place", SPANISH));
    }

    @Test
    void anUpgradeOfTheModuleOverwritesNothingAndIsShown() {
        change("place", "label", Map.of("es", "Lugar"));
        assertEquals(Map.of(), of("place").conflicts());

        yard.texts.upgrade("es", "crane.place", "Ubicación");
        yard.texts.upgrade("en", "crane.place", "Location");

        assertEquals("Lugar", label("place", SPANISH));
        assertEquals("Location", label("place", Locale.ENGLISH));
        BuiltIn differing = of("place");
        assertEquals(
                Map.of("label", new Difference(Map.of("es", "crane.place es"), Map.of("es", "Ubicación"))),
                differing.conflicts());
        assertEquals(
                "Ubicación",
                ((Map<?, ?>) Objects.requireNonNull(differing.module().get("label"))).get("es"));

        BuiltIn kept = change("place", "label", Map.of("es", "Lugar"));
        assertEquals(Map.of(), kept.conflicts());
        assertEquals(2, kept.version());
    }

    @Test
    void whatANewVersionOfTheModuleDoesNotAllowIsPassedOver() {
        change("load", "min", 5, "max", 25);
        change(
                "drive",
                "choices",
                List.of(choice("hand"), choice("diesel", "label", "Oil"), choice("electric", "retired", true)));
        change("place", "validation", Map.of("expression", "isEmpty(place) || load > 1"));
        restarted(CraneOfNextVersion.class);

        assertEquals(new BigDecimal(20), field("load").min());
        assertEquals(new BigDecimal(25), field("load").max());
        assertEquals(List.of("hand", "electric", "solar"), values(field("drive")));
        assertTrue(field("drive").choices().get(1).retired());
        assertEquals(Set.of("choices"), of("drive").conflicts().keySet());
        assertEquals(Set.of("min", "max"), of("load").conflicts().keySet());
        create("name", "a", "load", 22, "drive", "solar", "place", "x");
    }

    private void restarted(Class<? extends CrmRecord> crane) {
        yard.stop();
        yard = new Yard(yard.database(), folder.resolve("again"), Machine.class, crane);
    }

    @Test
    void aRestartKeepsWhatWasChanged() {
        change("place", "label", Map.of("en", "Site"), "required", true);
        restarted(Crane.class);

        assertEquals("Site", label("place", Locale.ENGLISH));
        assertTrue(field("place").is(Flag.REQUIRED));
        assertEquals(1, of("place").version());
    }

    /** For databases that take more than one process. */
    void anotherNodeFollows() {
        try (Yard other =
                new Yard(Databases.secondNode(yard.database()), folder.resolve("second"), Machine.class, Crane.class)) {
            change("place", "required", true);
            Yard.await(() -> field(other, "place").is(Flag.REQUIRED));

            other.asAdmin(() -> other.overlays.revert(CRANE, "place", 1L, Origin.ADMIN));
            Yard.await(() -> !field("place").is(Flag.REQUIRED));
            other.asAdmin(() -> other.overlays.change(CRANE, null, 0L, Yard.map("icon", "tower"), Origin.ADMIN));
            Yard.await(() -> crane().icon().equals("tower"));
        }
    }

    @Test
    void everyChangeIsInTheAuditWithBeforeAndAfter() {
        String start = yard.feed.end();
        change("place", "required", true);
        change("place", "required", true);
        change(null, "icon", "tower");
        revert("place");
        revert("place");
        revert(null);

        assertEquals(
                List.of(
                        "field-changed yard.crane place",
                        "entity-changed yard.crane yard.crane",
                        "field-reverted yard.crane place",
                        "entity-reverted yard.crane yard.crane"),
                yard.feed.read(start, 10).stream()
                        .map(entry -> entry.kind() + " " + entry.entity() + " " + entry.title())
                        .toList());
        assertEquals(
                List.of(
                        "{\"field\":\"place\",\"required\":[null,true]}",
                        "{\"icon\":[null,\"tower\"]}",
                        "{\"field\":\"place\",\"required\":[true,null]}",
                        "{\"icon\":[\"tower\",null]}"),
                yard.feed.read(start, 10).stream().map(entry -> entry.changes()).toList());
    }

    @Test
    void nobodyButAdministratorsChangesOrSeesThem() {
        Caller clerk = new Caller(
                UUID.randomUUID(),
                "clerk",
                List.of(),
                Set.of(),
                (entity, verb) -> entity.equals(CRANE) ? Access.ALL : Access.NONE,
                Locale.ENGLISH,
                ZoneOffset.UTC,
                Channel.REST,
                "");
        for (Supplier<?> attempt : List.<Supplier<?>>of(
                () -> yard.overlays.fields(CRANE),
                () -> yard.overlays.of(CRANE, "place"),
                () -> yard.overlays.all(),
                () -> yard.overlays.change(CRANE, "place", null, Map.of(), Origin.ADMIN),
                () -> yard.overlays.revert(CRANE, null, null, Origin.ADMIN))) {
            assertEquals(StandardError.NOT_ALLOWED, refusal(() -> yard.callers.as(clerk, attempt::get)));
        }
        assertNull(field("place").details().defaultValue());
    }
}
