package org.kartera.records.internal.query;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.Dialect;
import org.kartera.persistence.TimeOrderedIds;
import org.kartera.platform.Access;
import org.kartera.platform.Caller;
import org.kartera.platform.Channel;
import org.kartera.platform.ErrorCode;
import org.kartera.platform.Messages;
import org.kartera.platform.Rights;
import org.kartera.platform.record.Email;
import org.kartera.platform.record.Money;
import org.kartera.platform.record.Ref;
import org.kartera.records.internal.mapping.FieldStorage;
import org.kartera.records.internal.total.BoardLayout;
import org.kartera.records.internal.total.RollUp;
import org.kartera.records.metadata.CompanyAmount;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.Folding;
import org.kartera.records.metadata.Labels;
import org.kartera.records.testing.TestRecords;

/** Records of {@link Sales} in a database of their own, and the read side over them. To be closed. */
final class SalesBook implements AutoCloseable {
    /** What relative dates start from. */
    static final Instant NOW = Instant.parse("2026-03-15T12:00:00Z");

    final TestRecords records;
    final RecordQueries queries;
    private final TimeOrderedIds ids = new TimeOrderedIds();

    SalesBook(Dialect dialect, Path folder) {
        records = TestRecords.open(dialect, folder)
                .with("security", Sales.User.class, Sales.Team.class)
                .with("sales", Sales.Stage.class, Sales.Company.class, Sales.Deal.class);
        queries = queries(dialect, 10);
    }

    /** The read side with another time limit, in seconds. */
    RecordQueries queries(Dialect dialect, int timeout) {
        QuerySettings settings = new QuerySettings(
                dialect,
                () -> Currency.getInstance("EUR"),
                new Labels(new KeyMessages()),
                Clock.fixed(NOW, ZoneOffset.UTC),
                timeout);
        return new RecordQueries(
                records.metadata(),
                records.database().unitOfWork(),
                settings,
                new CursorKey(records.database().unitOfWork()));
    }

    /** Answers every key with itself. */
    private static final class KeyMessages implements Messages {
        @Override
        public String text(Class<?> origin, Locale locale, String key, Object... args) {
            return key;
        }

        @Override
        public String text(Locale locale, ErrorCode code, Object... args) {
            return code.code();
        }
    }

    /** Somebody with that reach over everything. */
    static Caller caller(Access access, @Nullable UUID user, UUID... teams) {
        return caller((entity, verb) -> access, user, teams);
    }

    static Caller caller(Rights rights, @Nullable UUID user, UUID... teams) {
        return new Caller(
                user,
                "somebody",
                Arrays.asList(teams),
                Set.of(teams),
                rights,
                Locale.ENGLISH,
                ZoneId.of("Europe/Madrid"),
                Channel.REST,
                "");
    }

    /** Stores a record: values of the fields' Java types by name, {@code title} and {@code deletedAt} too. */
    Ref insert(String entity, Map<String, ?> values) {
        return insert(entity, List.of(values)).get(0);
    }

    List<Ref> insert(String entity, Collection<? extends Map<String, ?>> rows) {
        EntityType type = records.type(entity);
        List<Ref> refs = new ArrayList<>();
        try (Connection connection = records.database().database().pool().getConnection()) {
            connection.setAutoCommit(false);
            for (Map<String, ?> values : rows) {
                UUID id = ids.next();
                row(connection, type.table(), columns(type, id, values));
                several(connection, type, id, values);
                refs.add(new Ref(entity, id));
                if (refs.size() % 1000 == 0) {
                    connection.commit();
                }
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        // Totals follow what the pipeline writes, and this did not go that way.
        if (!BoardLayout.of(type).isEmpty()) {
            RollUp rollUp = new RollUp(records.database().database());
            rollUp.forget(type.module());
            rollUp.ensure(List.of(type));
        }
        return refs;
    }

    private static Map<String, Object> columns(EntityType type, UUID id, Map<String, ?> values) {
        Map<String, Object> columns = new LinkedHashMap<>();
        String title = String.valueOf(values.containsKey("title") ? values.get("title") : values.get("name"));
        columns.put("id", id.toString());
        columns.put("version", 1L);
        columns.put("title", title);
        columns.put("title_f", String.valueOf(Folding.fold(title)));
        columns.put("created_at", Timestamp.valueOf(LocalDateTime.ofInstant(NOW, ZoneOffset.UTC)));
        columns.put("modified_at", Timestamp.valueOf(LocalDateTime.ofInstant(NOW, ZoneOffset.UTC)));
        if (values.get("deletedAt") instanceof Instant deleted) {
            columns.put("deleted_at", Timestamp.valueOf(LocalDateTime.ofInstant(deleted, ZoneOffset.UTC)));
        }
        for (FieldType field : type.fields()) {
            Object value = values.get(field.name());
            if (value != null) {
                FieldStorage storage = FieldStorage.of(field);
                List<@Nullable Object> stored = storage.toColumns(value);
                for (int i = 0; i < stored.size(); i++) {
                    Object column = stored.get(i);
                    if (column != null) {
                        columns.put(storage.columns().get(i).name(), column);
                    }
                }
                company(field, value, columns);
            }
        }
        return columns;
    }

    /** Only the company's own currency has a rate. */
    private static void company(FieldType field, Object value, Map<String, Object> columns) {
        if (value instanceof Money money) {
            List<String> beside = CompanyAmount.of(field).columns();
            columns.put(beside.get(2), Date.valueOf(LocalDate.ofInstant(NOW, ZoneOffset.UTC)));
            if (money.currency().getCurrencyCode().equals("EUR")) {
                columns.put(beside.get(0), money.minor());
                columns.put(beside.get(1), "EUR");
            }
        }
    }

    private static void several(Connection connection, EntityType type, UUID id, Map<String, ?> values)
            throws SQLException {
        for (FieldType field : type.fields()) {
            if (SeveralValues.holds(field) && values.get(field.name()) instanceof Collection<?> several) {
                int position = 0;
                for (Object value : several) {
                    Map<String, Object> columns = new LinkedHashMap<>();
                    columns.put("record_id", id.toString());
                    columns.put("field_key", type.name() + "#" + field.name());
                    columns.put("position", position++);
                    if (value instanceof Ref ref) {
                        columns.put("ref_id", ref.id().toString());
                    } else {
                        String text = value instanceof Email email ? email.value() : value.toString();
                        columns.put("value_f", String.valueOf(Folding.fold(text)));
                    }
                    row(connection, "records_value", columns);
                }
            }
        }
    }

    private static void row(Connection connection, String table, Map<String, Object> columns) throws SQLException {
        String marks = columns.keySet().stream().map(column -> "?").collect(Collectors.joining(", "));
        String sql = "insert into " + table + " (" + String.join(", ", columns.keySet()) + ") values (" + marks + ")";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            int index = 1;
            for (Object value : columns.values()) {
                insert.setObject(index++, value);
            }
            insert.executeUpdate();
        }
    }

    @Override
    public void close() {
        records.close();
    }
}
