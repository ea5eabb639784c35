package org.kartera.records.internal.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kartera.persistence.Dialect;
import org.kartera.persistence.EntityStore;
import org.kartera.persistence.EntityStore.Changed;
import org.kartera.persistence.TimeOrderedIds;
import org.kartera.platform.record.Address;
import org.kartera.platform.record.Email;
import org.kartera.platform.record.GeoPoint;
import org.kartera.platform.record.Money;
import org.kartera.platform.record.Phone;
import org.kartera.platform.record.Ref;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.StandardFields;
import org.kartera.records.testing.TestRecords;

class MappingIT {
    private final TimeOrderedIds ids = new TimeOrderedIds();

    @TempDir
    Path folder;

    private @Nullable TestRecords opened;

    @AfterEach
    void close() {
        records().close();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void everyKindComesBackAsItWasStored(Dialect dialect) {
        open(dialect);
        UUID id = create(MappingIT::fill);

        Map<String, @Nullable Object> expected = values(filled(id));
        Map<String, @Nullable Object> found = records().database().unitOfWork().call(() -> values(find(id)));
        expected.forEach((field, value) -> assertEquals(value, found.get(field), field));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void everyKindCanBeEmptyAndBeEmptied(Dialect dialect) {
        open(dialect);
        UUID empty = create(record -> {});
        UUID emptied = create(MappingIT::fill);
        change(
                emptied,
                record -> type().fields().stream()
                        .filter(field -> !field.is(FieldType.Flag.STANDARD))
                        .forEach(field -> field.accessor().write(record, null)));

        for (UUID id : List.of(empty, emptied)) {
            Map<String, @Nullable Object> found =
                    records().database().unitOfWork().call(() -> values(find(id)));
            Map<String, @Nullable Object> expected = values(new Everything());
            type().fields().stream()
                    .filter(field -> !field.is(FieldType.Flag.STANDARD))
                    .map(FieldType::name)
                    .forEach(field -> assertEquals(expected.get(field), found.get(field), field));
        }
    }

    /** Whatever the kind, a column whose value is the same is not among those that an update names. */
    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatIsNotChangedIsNotWritten(Dialect dialect) {
        open(dialect);
        UUID id = create(MappingIT::fill);
        UUID other = create(record -> {});
        records().database().unitOfWork().call(() -> {
            Everything before = find(id);
            Everything after = find(id);
            // As if the other row were the one that was read: whatever is written of it would show there.
            StandardFields.ID.accessor().write(before, other);
            StandardFields.ID.accessor().write(after, other);
            after.count = 4;
            entities().update(Everything.class, List.of(new Changed<>(before, after)));
            return after;
        });

        Map<String, @Nullable Object> expected = values(new Everything());
        expected.put("count", 4);
        assertEquals(expected, records().database().unitOfWork().call(() -> values(find(other))));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aCollectionChangedInPlaceIsWritten(Dialect dialect) {
        open(dialect);
        UUID id = create(MappingIT::fill);
        change(id, record -> record.tags.add("late"));
        assertTrue(records().database().unitOfWork().call(() -> find(id).tags.contains("late")));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void emptyTextIsNoValue(Dialect dialect) {
        open(dialect);
        UUID id = create(record -> {
            record.text = "";
            record.longText = "";
        });
        assertEquals(
                List.of("1"),
                records()
                        .database()
                        .query("select count(*) from sample_everything where text is null and text_f is null"
                                + " and long_text is null and id = '" + id + "'"));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void foldedCompanionsFollowTheirText(Dialect dialect) throws SQLException {
        open(dialect);
        UUID id = create(MappingIT::fill);
        assertEquals("nuñez garcia", folded("text_f", id).replace("nñ", "ñ"));
        change(id, record -> {
            record.text = "ÁRBOL";
            StandardFields.TITLE.accessor().write(record, "Árbol alto");
        });
        assertEquals("arbol", folded("text_f", id));
        assertEquals("arbol alto", folded("title_f", id));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void textOfTheGreatestLengthFitsEvenInCharactersBeyondTheBasicPlane(Dialect dialect) {
        open(dialect);
        String faces = "\uD83D\uDE00".repeat(200);
        UUID id = create(record -> record.text = faces);
        assertEquals(faces, records().database().unitOfWork().call(() -> String.valueOf(find(id).text)));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aTableThatFitsHasNoDifference(Dialect dialect) throws SQLException {
        open(dialect);
        try (Connection connection = records().database().database().pool().getConnection()) {
            SchemaDifference difference = SchemaDifference.of(TableShape.of(type()), connection);
            assertTrue(difference.none(), difference::toString);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aColumnThatIsMissingIsOfferedAsAChangeSet(Dialect dialect) throws SQLException {
        open(dialect);
        records().database().execute("alter table sample_everything drop column ratio");
        try (Connection connection = records().database().database().pool().getConnection()) {
            SchemaDifference difference = SchemaDifference.of(TableShape.of(type()), connection);
            assertEquals(
                    List.of("ratio"),
                    difference.missing().stream().map(ColumnShape::name).toList());
            assertTrue(
                    difference.remedy().contains("<column name=\"ratio\" type=\"decimal(19,6)\"/>"),
                    difference::remedy);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void everyDerivedIndexIsBuiltAndKeepsUniqueTextUnique(Dialect dialect) {
        open(dialect);
        create(record -> record.text = "Same");
        RuntimeException refused = org.junit.jupiter.api.Assertions.assertThrows(
                RuntimeException.class, () -> create(record -> record.text = "SAME"));
        assertTrue(
                String.valueOf(refused).contains("Duplicate")
                        || String.valueOf(refused).contains("duplicate"),
                refused::toString);
        create(record -> record.text = null);
        create(record -> record.text = null);
    }

    private void open(Dialect dialect) {
        opened = TestRecords.open(dialect, folder).with("sample", Everything.class);
    }

    private TestRecords records() {
        return java.util.Objects.requireNonNull(opened);
    }

    private EntityType type() {
        return records().type("sample.everything");
    }

    private EntityStore entities() {
        return records().database().unitOfWork().entities("sample");
    }

    /** Inside a unit of work. */
    private Everything find(UUID id) {
        return entities().find(Everything.class, List.of(id)).get(0);
    }

    private void change(UUID id, Consumer<Everything> change) {
        records().database().unitOfWork().call(() -> {
            Everything before = find(id);
            Everything after = find(id);
            change.accept(after);
            entities().update(Everything.class, List.of(new Changed<>(before, after)));
            return after;
        });
    }

    private UUID create(Consumer<Everything> filling) {
        UUID id = ids.next();
        records().database().unitOfWork().call(() -> {
            Everything record = new Everything();
            StandardFields.ID.accessor().write(record, id);
            filling.accept(record);
            Instant now = Instant.now();
            for (String field : List.of("createdAt", "modifiedAt")) {
                java.util.Objects.requireNonNull(type().field(field)).accessor().write(record, now);
            }
            entities().insert(Everything.class, List.of(record));
            return record;
        });
        return id;
    }

    private Map<String, @Nullable Object> values(Everything record) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        type().fields().stream()
                .filter(field -> !field.name().endsWith("At"))
                .forEach(field -> values.put(field.name(), field.accessor().read(record)));
        return values;
    }

    private static Everything filled(UUID id) {
        Everything record = new Everything();
        fill(record);
        return record;
    }

    private static final UUID SOME = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");

    private static void fill(Everything record) {
        record.text = "Núñez  García";
        record.longText = "line\n".repeat(5000) + "\uD83D\uDE00";
        record.richText = "<p>ñ</p>";
        record.whole = -5;
        record.large = 9_007_199_254_740_993L;
        record.count = 3;
        record.ratio = new BigDecimal("1234567.123456");
        record.share = new BigDecimal("12.5");
        record.price = Money.of("-12.50", "EUR");
        record.agreed = true;
        record.closed = true;
        record.day = LocalDate.of(2026, 2, 28);
        record.clock = LocalTime.of(23, 59, 58);
        record.moment = Instant.parse("2026-03-29T01:30:00.123456Z").truncatedTo(ChronoUnit.MICROS);
        record.length = Duration.ofSeconds(90_061);
        record.colour = Everything.Colour.DARK_RED;
        record.choice = "two";
        record.colours = new java.util.LinkedHashSet<>(List.of(Everything.Colour.BLUE, Everything.Colour.DARK_RED));
        record.tags = new java.util.LinkedHashSet<>(Set.of("vip"));
        record.email = "ana@example.org";
        record.emails = new ArrayList<>(
                List.of(new Email("work", "ana@example.org", true), new Email("", "b@example.org", false)));
        record.phone = "+34911234567";
        record.phones = new ArrayList<>(List.of(new Phone("mobile", "+34600111222", true)));
        record.site = "https://example.org/?q=ñ";
        record.address = new Address("billing", "Calle Mayor 1\n2.º A", "28013", "Madrid", "Madrid", "ES", true);
        record.addresses = new ArrayList<>(List.of(java.util.Objects.requireNonNull(record.address)));
        record.place = new GeoPoint(40.4168, -3.7038);
        record.paint = "#00ff7f";
        record.stars = 4;
        record.contract = Ref.to("file", SOME);
        record.photo = Ref.to("file", SOME);
        record.other = Ref.to("sample.everything", SOME);
        record.others = new ArrayList<>(List.of(Ref.to("sample.everything", SOME)));
        record.whatever = Ref.to("contacts.person", SOME);
        record.number = "E-0001";
        record.assignTo(Ref.to("security.user", SOME));
    }

    private String folded(String column, UUID id) throws SQLException {
        try (Connection connection = records().database().database().pool().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select " + column + " from sample_everything where id = '" + id + "'")) {
            assertTrue(rows.next());
            String found = rows.getString(1);
            return found;
        }
    }
}
