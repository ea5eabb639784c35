package org.kartera.records.internal.custom;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.kartera.platform.record.StoredFile;
import org.kartera.records.RecordFiles;

/** Files without content, and what records did with them. */
final class ShelfOfFiles implements RecordFiles {
    final Set<UUID> held = new HashSet<>();
    final Set<UUID> released = new HashSet<>();
    private final Map<UUID, StoredFile> files = new ConcurrentHashMap<>();

    UUID picture(String name) {
        return put(new StoredFile(UUID.randomUUID(), name, "image/png", 10, 4, 3));
    }

    UUID text(String name) {
        return put(new StoredFile(UUID.randomUUID(), name, "text/plain", 5, null, null));
    }

    private UUID put(StoredFile file) {
        files.put(file.id(), file);
        return file.id();
    }

    @Override
    public Map<UUID, StoredFile> find(Collection<UUID> ids) {
        return ids.stream()
                .map(files::get)
                .filter(Objects::nonNull)
                .collect(Collectors.toMap(StoredFile::id, file -> file));
    }

    @Override
    public Map<UUID, StoredFile> hold(Collection<UUID> ids, boolean visible) {
        held.addAll(ids);
        return find(ids);
    }

    @Override
    public void release(Collection<UUID> ids) {
        released.addAll(ids);
    }
}
