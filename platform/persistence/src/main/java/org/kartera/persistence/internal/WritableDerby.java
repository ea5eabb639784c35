package org.kartera.persistence.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Derby that can be written to. Where the disk is full it ends, boots again read-only, and stays so when there is space again: then it is shut down, so that
 * the next connection boots it anew.
 */
final class WritableDerby extends EmbeddedDataSource {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(WritableDerby.class);
    /** Derby's word for a page that does not fit on the disk. */
    private static final String FULL = "XSDG1";
    /** How Derby says that it was shut down. */
    private static final String DOWN = "08006";

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        if (!connection.isReadOnly()) {
            return connection;
        }
        connection.close();
        shutDown(getDatabaseName());
        throw new SQLTransientConnectionException("the embedded database cannot be written to; the disk is full", FULL);
    }

    /** Writes the database out and lets go of it. */
    static void shutDown(String name) {
        EmbeddedDataSource derby = new EmbeddedDataSource();
        derby.setDatabaseName(name);
        derby.setShutdownDatabase("shutdown");
        try {
            derby.getConnection().close();
        } catch (SQLException e) {
            if (!DOWN.equals(e.getSQLState())) {
                LOG.warn("the embedded database could not be closed: {}", e.getMessage());
            }
        }
    }
}
