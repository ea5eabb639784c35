package org.kartera.records.internal.custom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.kartera.persistence.Dialect;
import org.kartera.persistence.UnitOfWork;
import org.kartera.platform.Access;
import org.kartera.platform.Caller;
import org.kartera.platform.Channel;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.Violation;
import org.kartera.platform.record.Group;
import org.kartera.records.Mutation;
import org.kartera.records.custom.CustomField;
import org.kartera.records.custom.CustomState;
import org.kartera.records.custom.CustomisationError;
import org.kartera.records.custom.Origin;
import org.kartera.records.json.ValueJson;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.FieldType.Flag;

/** Fields that admins add, while the module runs. */
abstract class CustomFieldContract {
    private final Dialect dialect;

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    Yard yard;

    CustomFieldContract(Dialect dialect) {
        this.dialect = dialect;
    }

    @BeforeEach
    void open() {
        yard = Yard.open(dialect, folder);
    }

    @AfterEach
    void close() {
        yard.close();
    }

    /**
     * One kind: how it is defined beside label and kind, two values in their order, how a filter finds the lesser, and what is no value of it.
     *
     * @param filter comparison with the lesser; empty where there is none but {@code =null=}
     */
    record Sample(String kind, Map<String, Object> options, Object less, Object more, String filter, Object wrong) {
        @Override
        public String toString() {
            return kind;
        }
    }

    private List<Sample> samples(UUID one, UUID other) {
        List<Map<String, Object>> choices = List.of(
                Map.of("value", "low", "label", Map.of("en", "Low"), "colour", "#00ff00"),
                Map.of("value", "steep", "label", Map.of("en", "Steep")));
        String first = one.compareTo(other) < 0 ? one.toString() : other.toString();
        String second = first.equals(one.toString()) ? other.toString() : one.toString();
        Map<String, Object> to = Map.of("refs", List.of(Yard.MACHINE));
        return List.of(
                new Sample("text", Map.of("length", 100), "Äpfel", "birnen", "==apfel", 7),
                new Sample("longText", Map.of(), "one\ntwo", "three", "=contains=two", 7),
                new Sample("richText", Map.of(), "<p>one</p>", "<p>two</p>", "=contains=one", 7),
                new Sample("integer", Map.of("min", 1), 5L, 5_000_000_000L, "==5", 0),
                new Sample("decimal", Map.of("max", 100), "1.25", "2.5", "==1.25", 101),
                new Sample(
                        "money",
                        Map.of(),
                        Map.of("amount", "12.50", "currency", "EUR"),
                        Map.of("amount", "99.00", "currency", "EUR"),
                        "==12.5",
                        "much"),
                new Sample("percent", Map.of(), "12.5", "50", "<20", "half"),
                new Sample("boolean", Map.of(), false, true, "==false", "yes"),
                new Sample("date", Map.of(), "2026-01-31", "2026-02-01", "==2026-01-31", "31/01/2026"),
                new Sample("time", Map.of(), "08:30:00", "17:00:00", "<12:00", "late"),
                new Sample("dateTime", Map.of(), "2026-01-31T10:00:00Z", "2026-03-01T10:00:00Z", "<2026-02-15", "then"),
                new Sample("duration", Map.of(), "PT30M", "PT2H", "==PT30M", "long"),
                new Sample("choice", Map.of("choices", choices), "low", "steep", "==low", "none"),
                new Sample(
                        "multiChoice",
                        Map.of("choices", choices),
                        List.of("low"),
                        List.of("steep"),
                        "==low",
                        List.of("none")),
                new Sample("email", Map.of(), "ana@example.com", "zoe@example.com", "==ANA@example.com", "ana"),
                new Sample("phone", Map.of(), "+34600111222", "+34699888777", "==+34600111222", "abc"),
                new Sample("url", Map.of(), "https://a.example", "https://b.example", "=starts=https://a", "nowhere"),
                new Sample(
                        "address",
                        Map.of(),
                        Map.of("street", "Gran Vía 1", "city", "Madrid"),
                        Map.of("street", "Rambla 2", "city", "Barcelona"),
                        "",
                        "somewhere"),
                new Sample(
                        "geoPoint",
                        Map.of(),
                        Map.of("latitude", 40.4, "longitude", -3.7),
                        Map.of("latitude", 41.4, "longitude", 2.2),
                        "",
                        Map.of("latitude", 400)),
                new Sample("colour", Map.of(), "#00aa00", "#ff0000", "==#00aa00", "red"),
                new Sample("rating", Map.of(), 1, 5, "==1", 6),
                new Sample("ref", to, first, second, "==" + first, "nobody"),
                new Sample("refs", to, List.of(first), List.of(second), "==" + first, List.of("nobody")),
                new Sample(
                        "anyRef",
                        to,
                        Map.of("entity", Yard.MACHINE, "id", first),
                        Map.of("entity", Yard.MACHINE, "id", second),
                        "",
                        "nobody"));
    }

    @Test
    void everyKindIsWrittenReadFilteredSortedAndGrouped() {
        UUID one = yard.create("name", "one");
        UUID other = yard.create("name", "other");
        for (Sample sample : samples(one, other)) {
            Map<String, @Nullable Object> definition = new HashMap<>(sample.options());
            definition.put("kind", sample.kind());
            definition.put("label", Map.of("en", "F " + sample.kind(), "es", "C " + sample.kind()));
            CustomField field = yard.asAdmin(() -> yard.customisation.add(Yard.MACHINE, definition, Origin.ADMIN));
            assertEquals(CustomState.ACTIVE, field.state(), sample.kind());
            roundTrip(sample, field.name());
        }
    }

    private void roundTrip(Sample sample, String name) {
        UUID more = yard.create("name", sample.kind() + " more", name, sample.more());
        UUID less = yard.create("name", sample.kind() + " less");
        yard.update(less, name, sample.less());

        Object read = yard.value(less, name);
        assertNotNull(read, sample.kind());
        yard.update(more, name, ValueJson.plain(read));
        assertEquals(read, yard.value(more, name), sample.kind());
        yard.update(more, name, sample.more());

        if (!sample.filter().isEmpty()) {
            assertEquals(List.of(sample.kind() + " less"), yard.names(name + sample.filter()), sample.kind());
        }
        FieldType type = Objects.requireNonNull(
                yard.metadata.current().entity(Yard.MACHINE).field(name));
        boolean ordered = Set.of("longText", "richText", "address", "geoPoint", "ref", "anyRef")
                        .contains(sample.kind())
                || type.multiple();
        if (!ordered) {
            assertEquals(
                    List.of(sample.kind() + " less", sample.kind() + " more"),
                    yard.names(name + "=null=false", name),
                    sample.kind());
        }
        if (Set.of("choice", "multiChoice", "boolean", "ref", "rating", "date").contains(sample.kind())) {
            assertEquals(
                    2,
                    yard.groups(name).stream()
                            .filter(group -> group.keys().get(0) != null)
                            .count(),
                    sample.kind());
        }
        CrmException refused =
                Yard.refused(yard.write(new Mutation.Update(less, null, Yard.map(name, sample.wrong()))));
        assertEquals(StandardError.INVALID_FIELDS, refused.code(), sample.kind());
        yard.update(less, name, null);
        Object emptied = yard.value(less, name);
        assertTrue(emptied == null || emptied.equals(List.of()) || emptied.equals(Set.of()), sample.kind());
    }

    @Test
    void aFieldHasWhatItsDefinitionSays() {
        yard.add(
                "label",
                Map.of("en", "Serial number", "es", "Número de serie"),
                "kind",
                "text",
                "unique",
                true,
                "required",
                true,
                "tracked",
                true,
                "pattern",
                "[A-Z]+-[0-9]+",
                "in",
                List.of("list", "search", "quickCreate"),
                "help",
                Map.of("en", "On the plate"));

        FieldType field = Objects.requireNonNull(
                yard.metadata.current().entity(Yard.MACHINE).field("serialNumber"));
        assertTrue(field.is(Flag.CUSTOM) && field.is(Flag.UNIQUE) && field.is(Flag.TRACKED));
        yard.create("name", "first", "serialNumber", "AB-1");
        assertEquals(
                StandardError.DUPLICATE_VALUE,
                Yard.refused(yard.write(new Mutation.Create(Yard.map("name", "second", "serialNumber", "AB-1"))))
                        .code());
        assertEquals(
                List.of("wrong-format", "required"), codes(() -> yard.create("name", "third", "serialNumber", "1")));
        assertEquals(List.of("required"), codes(() -> yard.create("name", "fourth")));
        assertEquals(List.of("first"), yard.names("serialNumber==AB-1"));
    }

    @Test
    void newRecordsGetTheDefaultUnlessTheySayOtherwise() {
        UUID before = yard.create("name", "before");
        yard.add("name", "wheels", "kind", "integer", "label", Map.of("en", "Wheels"), "default", 4);
        yard.add("name", "bought", "kind", "date", "label", Map.of("en", "Bought"), "default", "today");

        UUID after = yard.create("name", "after");
        UUID without = yard.create("name", "without", "wheels", null);

        assertNull(yard.value(before, "wheels"));
        assertEquals(4L, yard.value(after, "wheels"));
        assertNotNull(yard.value(after, "bought"));
        assertNull(yard.value(without, "wheels"));
        assertEquals(
                List.of("wrong-type"),
                codes(() -> yard.add("kind", "integer", "label", Map.of("en", "X"), "default", "four")));
    }

    @Test
    void whatIsWrongInADefinitionIsSaidAllAtOnce() {
        assertEquals(
                List.of("required", "unsuitable-option", "unsuitable-option", "unsuitable-option"),
                codes(() -> yard.add("kind", "boolean", "length", 5, "min", 1, "unique", true)).stream()
                        .sorted()
                        .toList());
        assertEquals(List.of("required"), codes(() -> yard.add("kind", "choice", "label", "C")));
        assertEquals(List.of("unknown-kind"), codes(() -> yard.add("kind", "spaceship", "label", "C")));
        assertEquals(List.of("wrong-pattern"), codes(() -> yard.add("kind", "text", "label", "C", "pattern", "(")));
        assertEquals(
                List.of("invalid-reference"),
                codes(() -> yard.add("kind", "ref", "label", "C", "refs", List.of("no.such"))));
        assertEquals(
                List.of("wrong-numbering"),
                codes(() -> yard.add("kind", "autoNumber", "label", "C", "numbering", "A-{hh}")));
        assertEquals(List.of("unknown-field"), codes(() -> yard.add("kind", "text", "label", "C", "colour", "red")));
        assertEquals(
                List.of("unknown-locale"),
                codes(() -> yard.add("kind", "text", "label", Map.of("en", "C", "not a language", "D"))));
        assertEquals(
                List.of("twice"),
                codes(() -> yard.add(
                        "kind",
                        "choice",
                        "label",
                        "C",
                        "choices",
                        List.of(Map.of("value", "a"), Map.of("value", "A")))));
    }

    @Test
    void namesAreProposedReservedOnesRefusedAndNoneIsGivenTwice() {
        assertEquals(
                "field1", yard.add("kind", "text", "label", Map.of("zh", "预算")).name());
        assertEquals(
                "field2", yard.add("kind", "text", "label", Map.of("zh", "颜色")).name());
        assertEquals(
                "presupuestoMaximo",
                yard.add("kind", "text", "label", Map.of("es", "Presupuesto máximo"))
                        .name());
        assertEquals(
                "presupuestoMaximo2",
                yard.add("kind", "text", "label", Map.of("es", "Presupuesto máximo"))
                        .name());
        for (String reserved : List.of("id", "owner", "title", "createdAt", "version")) {
            assertEquals(
                    List.of("reserved-name"), codes(() -> yard.add("kind", "text", "label", "C", "name", reserved)));
        }
        for (String wrong : List.of("预算", "Name", "a-b", "x".repeat(41), "a b")) {
            assertEquals(List.of("wrong-name"), codes(() -> yard.add("kind", "text", "label", "C", "name", wrong)));
        }
        assertEquals(
                CustomisationError.DUPLICATE_NAME,
                assertThrows(CrmException.class, () -> yard.add("kind", "text", "label", "C", "name", "name"))
                        .code());
        assertEquals(
                CustomisationError.DUPLICATE_NAME,
                assertThrows(CrmException.class, () -> yard.add("kind", "text", "label", "C", "name", "field1"))
                        .code());
    }

    @Test
    void wordsOfADatabaseAreNamesLikeOthers() {
        for (String word : List.of("select", "order", "user", "value", "key", "currency")) {
            yard.add("kind", "money", "label", "L", "name", word);
            UUID made = yard.create("name", word, word, Map.of("amount", "5", "currency", "EUR"));
            assertNotNull(yard.value(made, word), word);
        }
    }

    @Test
    void aPatternThatTakesForEverRefusesWhatItCannotDecide() {
        yard.add("kind", "text", "label", "C", "name", "code", "pattern", "(a+)+b");
        assertEquals(List.of("wrong-format"), codes(() -> yard.create("name", "n", "code", "a".repeat(60) + "c")));
        yard.add("kind", "text", "label", "C", "name", "deep", "pattern", "(x|y)*", "length", 4000);
        List<String> deep = codes(() -> yard.create("name", "n", "deep", "x".repeat(3_999) + "z"));
        assertEquals(List.of("wrong-format"), deep);
    }

    @Test
    void retiredChoicesStayWhereTheyAreAndAreNotChosenAnew() {
        yard.add(
                "name",
                "state",
                "kind",
                "choice",
                "label",
                "State",
                "choices",
                List.of(Map.of("value", "new"), Map.of("value", "used")));
        UUID used = yard.create("name", "a", "state", "used");
        UUID fresh = yard.create("name", "b", "state", "new");

        CrmException inUse = assertThrows(
                CrmException.class, () -> yard.change("state", "choices", List.of(Map.of("value", "new"))));
        assertEquals(CustomisationError.CHOICE_IN_USE, inUse.code());
        assertEquals(List.<Object>of("used", 1L), inUse.args());
        yard.change("state", "choices", List.of(Map.of("value", "new"), Map.of("value", "used", "retired", true)));

        assertEquals("used", yard.value(used, "state"));
        yard.update(used, "name", "still", "state", "used");
        assertEquals(List.of("invalid-choice"), codes(() -> yard.update(fresh, "state", "used")));
        assertEquals(List.of("still"), yard.names("state==used"));
    }

    @Test
    void aChangeIsInTheAuditAndCountsItsVersions() {
        String before = yard.feed.end();
        CustomField added = yard.add("name", "budget", "kind", "money", "label", Map.of("en", "Budget"));
        CustomField changed = yard.change("budget", "label", Map.of("es", "Presupuesto"), "tracked", true);

        assertEquals(added.version() + 1, changed.version());
        assertEquals(
                Map.of("en", "Budget", "es", "Presupuesto"),
                changed.definition().label());
        assertEquals(
                List.of("field-added yard.machine budget", "field-changed yard.machine budget"),
                yard.feed.read(before, 10).stream()
                        .map(entry -> entry.kind() + " " + entry.entity() + " " + entry.title())
                        .toList());
        assertEquals(
                StandardError.STALE_VERSION,
                assertThrows(
                                CrmException.class,
                                () -> yard.asAdmin(() -> yard.customisation.change(
                                        Yard.MACHINE, "budget", 1L, Yard.map("tracked", false))))
                        .code());
        assertEquals(List.of("fixed-property"), codes(() -> yard.change("budget", "kind", "text")));
        assertEquals(List.of("required"), codes(() -> yard.change("budget", "label", null)));
    }

    @Test
    void aTextIsMadeShorterAndLonger() {
        yard.add("name", "code", "kind", "text", "label", "Code", "length", 40, "in", List.of("list", "search"));
        UUID machine = yard.create("name", "a", "code", "x".repeat(40));

        for (int length : new int[] {41, 100, 4000}) {
            assertEquals(List.of("too-long"), codes(() -> yard.update(machine, "code", "x".repeat(length))));
            yard.change("code", "length", length);
            // Beyond the basic plane a character takes two places in Derby.
            String longest = "\uD83D\uDE9C".repeat(length);
            yard.update(machine, "code", longest);
            assertEquals(longest, yard.value(machine, "code"));
        }
        assertEquals(List.of("out-of-range"), codes(() -> yard.change("code", "length", 4001)));
        yard.change("code", "length", 5);
        assertEquals(List.of("too-long"), codes(() -> yard.create("name", "a", "code", "123456")));
        yard.change("code", "length", null);
        yard.create("name", "a", "code", "y".repeat(200));
    }

    @Test
    void aColumnThatIsTooNarrowIsWidened() {
        UnitOfWork unit = yard.database().unitOfWork();
        unit.call(() -> {
            try (Statement statement = unit.connection().createStatement()) {
                return statement.executeUpdate("alter table yard_machine add column x_code varchar(40)");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        yard.add("name", "code", "kind", "text", "label", "Code", "length", 100);

        UUID machine = yard.create("name", "a", "code", "x".repeat(100));
        assertEquals("x".repeat(100), yard.value(machine, "code"));
    }

    @Test
    void uniqueAndLongTextsGrowToo() {
        yard.add("name", "code", "kind", "text", "label", "Code", "length", 40, "unique", true);
        yard.change("code", "length", 150);
        yard.create("name", "a", "code", "x".repeat(150));
        assertEquals(
                StandardError.DUPLICATE_VALUE,
                assertThrows(CrmException.class, () -> yard.create("name", "b", "code", "x".repeat(150)))
                        .code());
        assertEquals(List.of("out-of-range"), codes(() -> yard.change("code", "length", 201)));

        yard.add("name", "story", "kind", "longText", "label", "Story", "length", 100);
        yard.change("story", "length", 50_000);
        UUID told = yard.create("name", "c", "story", "z".repeat(50_000));
        assertEquals("z".repeat(50_000), yard.value(told, "story"));
    }

    @Test
    void nobodyButAdministratorsChangesFields() {
        Caller clerk = new Caller(
                UUID.randomUUID(),
                "clerk",
                List.of(),
                Set.of(),
                (entity, verb) -> entity.equals(Yard.MACHINE) ? Access.ALL : Access.NONE,
                Locale.ENGLISH,
                ZoneOffset.UTC,
                Channel.REST,
                "");
        for (Executable attempt : List.<Executable>of(
                () -> yard.customisation.fields(Yard.MACHINE),
                () -> yard.customisation.add(Yard.MACHINE, Yard.map("kind", "text", "label", "C"), Origin.ADMIN),
                () -> yard.customisation.delete(Yard.MACHINE, "name", null))) {
            CrmException refused = assertThrows(
                    CrmException.class,
                    () -> yard.callers.as(clerk, () -> {
                        try {
                            attempt.execute();
                        } catch (RuntimeException e) {
                            throw e;
                        } catch (Throwable e) {
                            throw new AssertionError(e);
                        }
                        return true;
                    }));
            assertEquals(StandardError.NOT_ALLOWED, refused.code());
        }
    }

    @Test
    void aRetiredFieldIsOutOfSightAndComesBackWithItsValues() {
        yard.add("name", "budget", "kind", "integer", "label", "Budget");
        UUID rich = yard.create("name", "rich", "budget", 5);
        yard.asAdmin(() -> yard.customisation.retire(Yard.MACHINE, "budget"));

        assertFalse(yard.row(rich).fields().contains("budget"));
        assertEquals(List.of("unknown-field"), codes(() -> yard.update(rich, "budget", 6)));
        yard.update(rich, "name", "richer");
        assertEquals(
                CustomisationError.DUPLICATE_NAME,
                assertThrows(CrmException.class, () -> yard.add("name", "budget", "kind", "text", "label", "B"))
                        .code());

        yard.asAdmin(() -> yard.customisation.restore(Yard.MACHINE, "budget"));
        assertEquals(5L, yard.value(rich, "budget"));
    }

    @Test
    void aRenamedFieldKeepsItsValuesAndItsColumn() {
        yard.add(
                "name",
                "tags",
                "kind",
                "multiChoice",
                "label",
                "Tags",
                "choices",
                List.of(Map.of("value", "a"), Map.of("value", "b")));
        UUID tagged = yard.create("name", "tagged", "tags", List.of("a"));
        yard.asAdmin(() -> yard.customisation.rename(Yard.MACHINE, "tags", "labels"));

        assertEquals(List.of("tagged"), yard.names("labels==a"));
        yard.update(tagged, "labels", List.of("b"));
        assertEquals(List.of("tagged"), yard.names("labels==b"));
        assertEquals(List.of(), yard.names("labels==a"));
        assertEquals(List.of("unknown-field"), codes(() -> yard.update(tagged, "tags", List.of())));
    }

    @Test
    void aFieldIsDeletedOnceItIsKnownWhatIsLost() {
        yard.add("name", "budget", "kind", "integer", "label", "Budget");
        UUID rich = yard.create("name", "rich", "budget", 5);
        yard.create("name", "poor");

        assertEquals(
                1,
                yard.asAdmin(() -> yard.customisation.usage(Yard.MACHINE, "budget"))
                        .rows());
        CrmException refused = assertThrows(CrmException.class, () -> delete("budget", null));
        assertEquals(CustomisationError.FIELD_IN_USE, refused.code());
        assertEquals(List.<Object>of("budget", 1L), refused.args());
        delete("budget", 1L);

        assertFalse(yard.row(rich).fields().contains("budget"));
        yard.add("name", "budget", "kind", "text", "label", "Budget");
        assertNull(yard.value(rich, "budget"));
    }

    @Test
    void whatIsLeftOfADeletedFieldIsTakenAwayInTheEnd() {
        yard.add("name", "code", "kind", "text", "label", "Code", "unique", true);
        yard.add("name", "tags", "kind", "refs", "label", "Tags", "refs", List.of(Yard.MACHINE));
        UUID machine = yard.create("name", "crane", "code", "C1");
        yard.update(machine, "tags", List.of(machine.toString()));
        delete("code", 1L);
        delete("tags", 1L);
        yard.modules.renewal().alone(() -> {
            new DeletedFields(
                            yard.catalogue,
                            new FieldCounts(yard.database().unitOfWork()),
                            yard.database().indexes(),
                            yard.database().tables(),
                            dialect)
                    .clear();
            return true;
        });

        assertEquals(List.of(), yard.catalogue.all(Yard.MACHINE));
        assertEquals(List.of("0"), yard.database().query("select count(*) from records_value"));
        yard.add("name", "code", "kind", "text", "label", "Code", "unique", true);
        assertNull(yard.value(machine, "code"));
        yard.update(machine, "code", "C1");
        assertEquals(List.of("crane"), yard.names("code==c1"));
    }

    private void delete(String field, @Nullable Long confirm) {
        yard.asAdmin(() -> {
            yard.customisation.delete(Yard.MACHINE, field, confirm);
            return true;
        });
    }

    @Test
    void numbersWithoutGapsFollowEachOtherAndOthersDoNotWait() {
        yard.add("name", "serial", "kind", "autoNumber", "label", "S", "numbering", "M-{000}", "gapFree", true);
        yard.add("name", "ticket", "kind", "autoNumber", "label", "T", "numbering", "T-{yyyy}-{0000}");
        UUID first = yard.create("name", "first");
        UUID second = yard.create("name", "second");
        assertThrows(CrmException.class, () -> yard.create());
        UUID third = yard.create("name", "third");

        assertEquals("M-001", yard.value(first, "serial"));
        assertEquals("M-002", yard.value(second, "serial"));
        assertEquals("M-003", yard.value(third, "serial"));
        Set<Object> tickets = new HashSet<>();
        for (int number = 0; number < 250; number++) {
            tickets.add(Objects.requireNonNull(yard.value(yard.create("name", "n" + number), "ticket")));
        }
        assertEquals(250, tickets.size());
    }

    @Test
    void aFieldThatIsToBeUniqueMustHaveDifferentValues() {
        yard.add("name", "code", "kind", "text", "label", "Code");
        yard.create("name", "a", "code", "same");
        UUID other = yard.create("name", "b", "code", "same");
        assertEquals(
                CustomisationError.VALUES_NOT_UNIQUE,
                assertThrows(CrmException.class, () -> yard.change("code", "unique", true))
                        .code());
        yard.update(other, "code", "other");
        yard.change("code", "unique", true);
        assertEquals(
                StandardError.DUPLICATE_VALUE,
                Yard.refused(yard.write(new Mutation.Update(other, null, Yard.map("code", "SAME"))))
                        .code());
        yard.change("code", "unique", false);
        yard.update(other, "code", "SAME");
    }

    @Test
    void groupsOfABoardHaveTheLabelsOfTheChoices() {
        yard.add(
                "name",
                "phase",
                "kind",
                "choice",
                "label",
                "Phase",
                "in",
                List.of("board", "list"),
                "choices",
                List.of(
                        Map.of("value", "second", "label", Map.of("en", "Later")),
                        Map.of("value", "first", "label", Map.of("en", "Soon"))));
        yard.create("name", "a", "phase", "first");
        yard.create("name", "b", "phase", "second");
        yard.create("name", "c");

        List<Group> groups = yard.groups("phase");
        assertEquals(
                List.of("Later", "Soon", ""),
                groups.stream().map(group -> group.labels().get(0)).toList());
    }

    private CustomField retype(String field, String kind, @Nullable Object... options) {
        return yard.asAdmin(() -> yard.customisation.retype(Yard.MACHINE, field, kind, Yard.map(options)));
    }

    @Test
    void aFieldTakesAnotherKindWhenAllItsValuesFit() {
        yard.add("name", "size", "kind", "text", "label", "Size");
        UUID small = yard.create("name", "small", "size", "5");
        UUID large = yard.create("name", "large", "size", "huge");
        UUID none = yard.create("name", "none");

        CrmException refused = assertThrows(CrmException.class, () -> retype("size", "integer"));
        assertEquals(CustomisationError.VALUES_DO_NOT_FIT, refused.code());
        assertEquals(List.<Object>of("size", 1L), refused.args());
        assertEquals(
                List.<Object>of(large.toString(), "large", "huge"),
                refused.violations().get(0).args());
        assertEquals("huge", yard.value(large, "size"));

        yard.update(large, "size", "500");
        retype("size", "integer");
        assertEquals(5L, yard.value(small, "size"));
        assertEquals(List.of("small", "large"), yard.names("size>1", "size"));
        yard.update(none, "size", 7);
        retype("size", "decimal");
        assertEquals(List.of("small", "none", "large"), yard.names("size>1", "size"));
        retype("size", "text");
        assertEquals("500", yard.value(large, "size"));
    }

    @Test
    void textBecomesChoicesAndChoicesText() {
        yard.add("name", "shade", "kind", "text", "label", "Shade");
        UUID one = yard.create("name", "one", "shade", "Dark Blue");
        UUID two = yard.create("name", "two", "shade", "dark blue");
        UUID three = yard.create("name", "three", "shade", "红");
        CustomField field = retype("shade", "choice");

        assertEquals(2, field.definition().choices().size());
        assertEquals("dark-blue", yard.value(one, "shade"));
        assertEquals("dark-blue", yard.value(two, "shade"));
        assertEquals("红", yard.value(three, "shade"));
        retype("shade", "text");
        assertEquals("Dark Blue", yard.value(two, "shade"));
        for (String impossible : List.of("money", "spaceship", "text")) {
            assertEquals(
                    CustomisationError.CANNOT_RETYPE,
                    assertThrows(CrmException.class, () -> retype("shade", impossible))
                            .code());
        }
    }

    @Test
    void aChoiceBecomesOneOfSeveral() {
        List<Map<String, Object>> choices = List.of(
                Map.of("value", "red", "label", "Red", "colour", "#d64545"),
                Map.of("value", "blue", "label", "Blue", "retired", true));
        yard.add(
                "name",
                "paint",
                "kind",
                "choice",
                "label",
                "Paint",
                "choices",
                List.of(Map.of("value", "red"), Map.of("value", "blue")));
        UUID red = yard.create("name", "red one", "paint", "red");
        UUID blue = yard.create("name", "blue one", "paint", "blue");
        UUID none = yard.create("name", "bare");
        yard.change("paint", "choices", choices);

        CustomField field = retype("paint", "multiChoice");

        assertEquals(
                List.of("red", "blue"),
                field.definition().choices().stream()
                        .map(choice -> choice.value())
                        .toList());
        assertEquals("#d64545", field.definition().choices().get(0).colour());
        assertEquals(List.of("red"), ValueJson.plain(yard.value(red, "paint")));
        assertEquals(List.of("blue"), ValueJson.plain(yard.value(blue, "paint")));
        assertEquals(List.of(), ValueJson.plain(yard.value(none, "paint")));
        assertEquals(List.of("red one"), yard.names("paint==red"));
        assertEquals(List.of("bare"), yard.names("paint=null=true"));
        yard.update(none, "paint", List.of("red"));
        assertEquals(List.of("bare", "red one"), yard.names("paint==red", "name"));
        assertEquals(
                CustomisationError.CANNOT_RETYPE,
                assertThrows(CrmException.class, () -> retype("paint", "choice"))
                        .code());
    }

    @Test
    void aReferenceBecomesOneOfMany() {
        yard.add("name", "spare", "kind", "ref", "label", "Spare", "refs", List.of(Yard.MACHINE));
        UUID target = yard.create("name", "target");
        UUID other = yard.create("name", "other");
        UUID from = yard.create("name", "from", "spare", target.toString());

        assertEquals(List.of(Yard.MACHINE), retype("spare", "refs").definition().refs());

        assertEquals(List.of("from"), yard.names("spare==" + target));
        yard.update(from, "spare", List.of(target.toString(), other.toString()));
        assertEquals(List.of("from"), yard.names("spare==" + other));
        assertEquals(List.of("from"), yard.names("spare.name==target"));
    }

    static List<String> codes(Executable attempt) {
        CrmException refused = assertThrows(CrmException.class, attempt);
        assertEquals(StandardError.INVALID_FIELDS, refused.code(), refused.toString());
        return refused.violations().stream()
                .map(Violation::code)
                .map(code -> code.code())
                .toList();
    }
}
