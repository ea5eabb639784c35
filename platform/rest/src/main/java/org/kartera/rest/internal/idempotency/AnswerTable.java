package org.kartera.rest.internal.idempotency;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.kartera.persistence.Migrations;
import org.kartera.persistence.OwnFiles;
import org.kartera.persistence.UnitOfWork;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The answers that are kept, by the hash of key and user. */
@Component(service = AnswerTable.class)
public final class AnswerTable {
    private final UnitOfWork unit;

    @Activate
    public AnswerTable(@Reference UnitOfWork unit, @Reference Migrations migrations) {
        this.unit = unit;
        migrations.run("rest", OwnFiles.of(AnswerTable.class));
    }

    /** A failure of a statement; the unit of work makes of it what the caller is told. */
    private static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Failed(SQLException failure) {
            super(failure);
        }
    }

    /** The answer under {@code id}; one of a request that never ended is none. */
    Optional<Answer> find(String id, Instant notBefore) {
        return unit.read(() -> {
            try (PreparedStatement select = unit.connection()
                    .prepareStatement(
                            "select request, status, headers, body from rest_answer where id = ? and status > 0 and asked_at >= ?")) {
                select.setString(1, id);
                select.setTimestamp(2, column(notBefore));
                try (ResultSet rows = select.executeQuery()) {
                    return rows.next()
                            ? Optional.of(new Answer(
                                    rows.getString(1), rows.getInt(2), Answer.headersOf(text(rows, 3)), text(rows, 4)))
                            : Optional.empty();
                }
            } catch (SQLException e) {
                throw new Failed(e);
            }
        });
    }

    private static String text(ResultSet rows, int column) throws SQLException {
        String text = rows.getString(column);
        return text == null ? "" : text;
    }

    /** Takes {@code id} for a request that begins, in its unit of work; waits where another node has it at the moment. */
    void claim(String id, String request, Instant now) {
        change("insert into rest_answer (id, request, status, asked_at) values (?, ?, 0, ?)", id, request, column(now));
    }

    /** Keeps the answer, in the same unit of work. */
    void keep(String id, Answer answer) {
        change(
                "update rest_answer set status = ?, headers = ?, body = ? where id = ?",
                answer.status(),
                answer.headerLines(),
                answer.body(),
                id);
    }

    /** Forgets what is older than {@code moment}. */
    void forget(Instant moment) {
        unit.call(() -> {
            change("delete from rest_answer where asked_at < ?", column(moment));
            return true;
        });
    }

    /** Forgets one that is too old, so that its key can be used again. */
    void forget(String id, Instant moment) {
        change("delete from rest_answer where id = ? and asked_at < ?", id, column(moment));
    }

    private void change(String sql, Object... arguments) {
        try (PreparedStatement statement = unit.connection().prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new Failed(e);
        }
    }

    private static Timestamp column(Instant instant) {
        return Timestamp.valueOf(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
    }
}
