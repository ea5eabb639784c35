package org.kartera.rest.internal.idempotency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.kartera.persistence.Migrations;
import org.kartera.persistence.OwnFiles;
import org.kartera.persistence.Statements;
import org.kartera.persistence.UnitOfWork;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The answers that are kept, by the hash of key and user. */
@Component(service = AnswerTable.class)
public final class AnswerTable {
    private final Statements statements;

    @Activate
    public AnswerTable(@Reference UnitOfWork unit, @Reference Migrations migrations) {
        this.statements = new Statements(unit);
        migrations.run("rest", OwnFiles.of(AnswerTable.class));
    }

    /** The answer under {@code id}; one of a request that never ended is none. */
    Optional<Answer> find(String id, Instant notBefore) {
        return statements.row(
                "select request, status, headers, body from rest_answer where id = ? and status > 0 and asked_at >= ?",
                row -> new Answer(row.getString(1), row.getInt(2), Answer.headersOf(text(row, 3)), text(row, 4)),
                id,
                notBefore);
    }

    private static String text(ResultSet rows, int column) throws SQLException {
        String text = rows.getString(column);
        return text == null ? "" : text;
    }

    /** Takes {@code id} for a request that begins, in its unit of work; waits where another node has it at the moment. */
    void claim(String id, String request, Instant now) {
        statements.change(
                "insert into rest_answer (id, request, status, asked_at) values (?, ?, 0, ?)", id, request, now);
    }

    /** Keeps the answer, in the same unit of work. */
    void keep(String id, Answer answer) {
        statements.change(
                "update rest_answer set status = ?, headers = ?, body = ? where id = ?",
                answer.status(),
                answer.headerLines(),
                answer.body(),
                id);
    }

    /** Forgets what is older than {@code moment}. */
    void forget(Instant moment) {
        statements.change("delete from rest_answer where asked_at < ?", moment);
    }

    /** Forgets one that is too old, so that its key can be used again. */
    void forget(String id, Instant moment) {
        statements.change("delete from rest_answer where id = ? and asked_at < ?", id, moment);
    }
}
