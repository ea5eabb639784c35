package org.kartera.jobs.internal;

import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.UtcTime;

/** How db-scheduler speaks with Derby, which it does not know itself. */
final class DerbyCustomization extends DefaultJdbcCustomization {
    DerbyCustomization() {
        super(true);
    }

    @Override
    public String getName() {
        return "Derby";
    }

    /** Not by a calendar, as db-scheduler has one for all threads and Derby writes to it. */
    @Override
    public void setInstant(PreparedStatement statement, int index, @Nullable Instant value) throws SQLException {
        statement.setTimestamp(index, UtcTime.columnOrNull(value));
    }

    @Override
    @SuppressWarnings("NullAway") // db-scheduler takes null here, but does not say so
    public Instant getInstant(ResultSet row, String column) throws SQLException {
        return UtcTime.instantOrNull(row.getTimestamp(column));
    }

    /** Derby wants to know the type of a null. */
    @Override
    public void setTaskData(PreparedStatement statement, int index, byte @Nullable [] value) throws SQLException {
        statement.setBytes(index, value);
    }
}
