package org.kartera.records.internal.pipeline;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.FieldKind;
import org.kartera.platform.record.Ref;
import org.kartera.platform.record.StoredFile;
import org.kartera.records.RecordFiles;
import org.kartera.records.internal.pipeline.ReferenceChecks.Use;
import org.kartera.records.metadata.FieldType;

/** Rejects new references to files that are not there, that the caller may not see, or that are no picture where one is asked for. */
final class FileChecks {
    private final Supplier<? extends @Nullable RecordFiles> files;

    /** {@code files} gives null while nobody keeps files. */
    FileChecks(Supplier<? extends @Nullable RecordFiles> files) {
        this.files = files;
    }

    /** Checks as {@link ReferenceChecks#check} does. */
    void check(List<Use> uses, Set<Ref> verified, boolean visible) {
        Set<UUID> ids = new HashSet<>();
        uses.forEach(use -> ids.add(use.ref().id()));
        Map<UUID, StoredFile> held = hold(ids, visible);
        for (Use use : uses) {
            StoredFile file = held.get(use.ref().id());
            if (file == null) {
                use.change()
                        .reject(
                                use.field().name(),
                                StandardError.INVALID_FILE,
                                use.ref().id().toString());
            } else if (use.field().kind() == FieldKind.IMAGE && !file.picture()) {
                use.change().reject(use.field().name(), StandardError.NOT_A_PICTURE, file.name());
            } else {
                verified.add(use.ref());
            }
        }
    }

    /** Tells of files that stored changes do not refer to any more. */
    void release(EntityPlan plan, List<PendingChange> changes) {
        RecordFiles present = files.get();
        Set<UUID> released = new HashSet<>();
        for (FieldType field : plan.files()) {
            for (PendingChange change : changes) {
                if (change.changed(field) && change.before(field.name()) instanceof Ref ref) {
                    released.add(ref.id());
                }
            }
        }
        if (present != null && !released.isEmpty()) {
            present.release(released);
        }
    }

    private Map<UUID, StoredFile> hold(Collection<UUID> ids, boolean visible) {
        RecordFiles present = files.get();
        return present == null ? Map.of() : present.hold(ids, visible);
    }
}
