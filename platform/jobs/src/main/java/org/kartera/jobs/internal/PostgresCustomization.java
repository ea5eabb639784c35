package org.kartera.jobs.internal;

import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.UtcTime;

/** db-scheduler's own way with PostgreSQL, with times as all our tables have them. */
final class PostgresCustomization extends PostgreSqlJdbcCustomization {
    PostgresCustomization() {
        super(false, true);
    }

    @Override
    public void setInstant(PreparedStatement statement, int index, @Nullable Instant value) throws SQLException {
        statement.setTimestamp(index, UtcTime.columnOrNull(value));
    }

    @Override
    @SuppressWarnings("NullAway") // db-scheduler takes null here, but does not say so
    public Instant getInstant(ResultSet row, String column) throws SQLException {
        return UtcTime.instantOrNull(row.getTimestamp(column));
    }
}
