package org.kartera.records.internal.configuration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.DuplicateKeyException;
import org.kartera.persistence.Statements;
import org.kartera.persistence.UnitOfWork;
import org.kartera.platform.CrmException;
import org.kartera.records.configuration.AppliedPackage.State;
import org.kartera.records.configuration.ConfigurationError;

/** The packages of this installation in the database. */
final class PackageTable {
    private static final String COLUMNS =
            "select name, version, state, content, basis, steps, run_id, reason, changed_at, changed_by_id, login from records_package";
    private static final int LONGEST_REASON = 1_000;

    private final Statements statements;

    /**
     * A package.
     *
     * @param version of {@code content}
     * @param content the package that is applied, or on its way
     * @param basis the package that was applied last as a whole; null before the first time
     * @param state what is being done, or that all is
     * @param reason why that failed; empty where it did not
     * @param steps what is on its way, as {@link Steps} writes it
     * @param run of the job; null where none was asked for
     */
    record Row(
            String name,
            String version,
            State state,
            String content,
            @Nullable String basis,
            String steps,
            @Nullable UUID run,
            String reason,
            Instant at,
            @Nullable UUID user,
            String login) {
        /** The same, which could not be done; its state still says what was being done. */
        Row failed(String why) {
            return new Row(name, version, state, content, basis, steps, null, why, at, user, login);
        }

        /** Done as a whole. */
        Row applied() {
            return new Row(name, version, State.APPLIED, content, content, "[]", null, "", at, user, login);
        }

        Row running(UUID id) {
            return new Row(name, version, state, content, basis, steps, id, "", at, user, login);
        }
    }

    PackageTable(UnitOfWork unit) {
        this.statements = new Statements(unit);
    }

    List<Row> all() {
        return statements.rows(COLUMNS + " order by name", PackageTable::row);
    }

    Optional<Row> find(String name) {
        return statements.row(COLUMNS + " where name = ?", PackageTable::row, name);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("name"),
                row.getString("version"),
                State.valueOf(row.getString("state")),
                row.getString("content"),
                row.getString("basis"),
                row.getString("steps"),
                Statements.id(row, "run_id"),
                Objects.requireNonNullElse(row.getString("reason"), ""),
                Objects.requireNonNull(Statements.instant(row, "changed_at")),
                Statements.id(row, "changed_by_id"),
                row.getString("login"));
    }

    /** Stores {@code row} in the place of what there is; 409 {@code package-busy} where somebody else stores a new one at this moment. */
    void put(Row row) {
        String reason = row.reason().substring(0, Math.min(row.reason().length(), LONGEST_REASON));
        @Nullable
        Object[] values = {
            row.version(),
            row.state().name(),
            row.content(),
            row.basis(),
            row.steps(),
            text(row.run()),
            reason,
            row.at(),
            text(row.user()),
            row.login(),
            row.name()
        };
        int changed = statements.change(
                "update records_package set version = ?, state = ?, content = ?, basis = ?, steps = ?, run_id = ?, reason = ?,"
                        + " changed_at = ?, changed_by_id = ?, login = ? where name = ?",
                values);
        if (changed == 0) {
            try {
                statements.change(
                        "insert into records_package (version, state, content, basis, steps, run_id, reason, changed_at,"
                                + " changed_by_id, login, name) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        values);
            } catch (DuplicateKeyException e) {
                throw CrmException.causedBy(e, ConfigurationError.PACKAGE_BUSY, row.name());
            }
        }
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    void delete(String name) {
        statements.change("delete from records_package where name = ?", name);
    }
}
