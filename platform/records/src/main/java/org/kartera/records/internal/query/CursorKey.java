package org.kartera.records.internal.query;

import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.DuplicateKeyException;
import org.kartera.persistence.UnitOfWork;

/** The installation's key for signing cursors, made by the node that first needs it and kept in the database, where all nodes find it. For any thread. */
final class CursorKey implements Supplier<byte[]> {
    private static final String NAME = "cursor";
    private static final int LENGTH = 32;

    private final UnitOfWork unitOfWork;
    private byte @Nullable [] key;

    CursorKey(UnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    @Override
    public synchronized byte[] get() {
        if (key == null) {
            key = HexFormat.of().parseHex(stored());
        }
        return key;
    }

    private String stored() {
        return unitOfWork.read(this::find).orElseGet(this::make);
    }

    private String make() {
        byte[] random = new byte[LENGTH];
        new SecureRandom().nextBytes(random);
        String made = HexFormat.of().formatHex(random);
        try {
            return unitOfWork.call(() -> insert(made));
        } catch (DuplicateKeyException e) {
            // Another node was faster.
            return unitOfWork.read(this::find).orElseThrow(() -> e);
        }
    }

    private Optional<String> find() {
        try (PreparedStatement select =
                unitOfWork.connection().prepareStatement("select secret from records_key where name = ?")) {
            select.setString(1, NAME);
            try (ResultSet result = select.executeQuery()) {
                return result.next() ? Optional.of(result.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the key of the cursors", e);
        }
    }

    private String insert(String made) {
        try (PreparedStatement insert =
                unitOfWork.connection().prepareStatement("insert into records_key (name, secret) values (?, ?)")) {
            insert.setString(1, NAME);
            insert.setString(2, made);
            insert.executeUpdate();
            return made;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot keep the key of the cursors", e);
        }
    }
}
