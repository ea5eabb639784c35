package org.kartera.records.internal.query;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Currency;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.Dialect;
import org.kartera.persistence.UnitOfWork;
import org.kartera.platform.Access;
import org.kartera.platform.Caller;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.StoredFile;
import org.kartera.records.RecordFiles;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.Metadata;
import org.kartera.records.metadata.MetadataSource;

/** What all readers work with: the metadata of this moment, the plans, and the connection of the unit of work. For any thread. */
final class Session {
    private static final int PLANS = 2_000;

    private final MetadataSource source;
    private final UnitOfWork unitOfWork;
    private final QuerySettings settings;
    private final PlanCache plans = new PlanCache(PLANS);
    private final AtomicReference<@Nullable RecordFiles> files = new AtomicReference<>();

    Session(MetadataSource source, UnitOfWork unitOfWork, QuerySettings settings) {
        this.source = source;
        this.unitOfWork = unitOfWork;
        this.settings = settings;
    }

    /** Reads with a connection. */
    @FunctionalInterface
    interface Reading<T> {
        T run(Connection connection) throws SQLException;
    }

    Metadata metadata() {
        return source.current();
    }

    PlanCache plans() {
        return plans;
    }

    /** The company's. */
    Currency currency() {
        return settings.currency().get();
    }

    Dialect dialect() {
        return settings.dialect();
    }

    /** Who knows files; null where nobody does. */
    AtomicReference<@Nullable RecordFiles> knownFiles() {
        return files;
    }

    /** Those of {@code ids} that are there. */
    Map<UUID, StoredFile> files(Set<UUID> ids) {
        RecordFiles present = files.get();
        return present == null ? Map.of() : present.find(ids);
    }

    /** Whether the thread is in a transaction that writes. */
    boolean writing() {
        return unitOfWork.active();
    }

    /** Arguments of a statement for {@code caller}. Only where somebody waits for the answer does it have a time limit. */
    Arguments arguments(Caller caller) {
        int timeout = switch (caller.channel()) {
            case REST, WEB, CONSOLE, MAIL -> settings.timeout();
            case IMPORT, AUTOMATION, SYSTEM -> 0;
        };
        return Arguments.of(caller, currency(), settings.clock().instant(), timeout);
    }

    Compilation compilation(Metadata metadata, Caller caller) {
        return new Compilation(settings.dialect(), metadata, caller);
    }

    /** What the caller may read of {@code type}; 403 {@code not-allowed} where that is nothing. */
    static Scopes scopes(Caller caller, EntityType type) {
        Scopes scopes = Scopes.of(caller, type);
        if (scopes.access() == Access.NONE) {
            throw new CrmException(StandardError.NOT_ALLOWED, "read", type.name());
        }
        return scopes;
    }

    /** Runs {@code reading} on the thread's connection, so that it sees what its transaction wrote. */
    <T> T read(Reading<T> reading) {
        return unitOfWork.read(() -> {
            try {
                return reading.run(unitOfWork.connection());
            } catch (SQLException e) {
                throw new IllegalStateException("the database refused a query", e);
            }
        });
    }
}
