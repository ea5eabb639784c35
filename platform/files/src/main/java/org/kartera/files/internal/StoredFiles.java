package org.kartera.files.internal;

import java.awt.Dimension;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.kartera.files.FileArchive;
import org.kartera.files.FileError;
import org.kartera.persistence.TimeOrderedIds;
import org.kartera.platform.Callers;
import org.kartera.platform.CrmException;
import org.kartera.platform.record.StoredFile;
import org.kartera.records.RecordFiles;
import org.kartera.records.RecordGateway;
import org.kartera.records.metadata.MetadataSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Files and their table. The content is on the disk before its row is stored, and a row goes before its content does, so that whatever a crash leaves behind
 * is content without a row, which {@link SweepFiles} removes.
 */
@Component
public final class StoredFiles implements FileArchive, RecordFiles {
    private final FileKernel kernel;
    private final Callers callers;
    private final FileRights rights;
    private final TimeOrderedIds ids = new TimeOrderedIds();

    @Activate
    public StoredFiles(
            @Reference FileKernel kernel,
            @Reference RecordGateway gateway,
            @Reference MetadataSource metadata,
            @Reference Callers callers) {
        this.kernel = kernel;
        this.callers = callers;
        this.rights = new FileRights(gateway, metadata, callers, new FileUses(kernel.statements()));
    }

    @Override
    public Details add(String name, long announced, InputStream content) throws IOException {
        kernel.intake().announce(announced);
        Intake.Taken taken = kernel.intake().take(content);
        try {
            Details details = details(name, taken);
            kernel.originals().put(taken.hash(), taken.file());
            kernel.table().insert(details);
            return details;
        } finally {
            Files.deleteIfExists(taken.file());
        }
    }

    private Details details(String name, Intake.Taken taken) throws IOException {
        String type = kernel.types().of(taken.file());
        if (!kernel.types().accepts(type)) {
            throw new CrmException(FileError.FILE_TYPE_REFUSED, type);
        }
        Optional<Dimension> size = Pictures.size(type, taken.file());
        StoredFile file = new StoredFile(
                ids.next(),
                FileNames.clean(name),
                type,
                taken.size(),
                size.map(picture -> picture.width).orElse(null),
                size.map(picture -> picture.height).orElse(null));
        return new Details(
                file,
                taken.hash(),
                kernel.clock().instant().truncatedTo(ChronoUnit.MICROS),
                callers.current().user(),
                callers.current().user());
    }

    @Override
    public Details find(UUID id) {
        return kernel.work().read(() -> rights.visible(kernel.table().find(List.of(id)))).stream()
                .findFirst()
                .orElseThrow(() -> missing(id));
    }

    private static CrmException missing(UUID id) {
        return new CrmException(FileError.NO_SUCH_FILE, id.toString());
    }

    @Override
    public Content content(Details details) {
        String hash = details.hash();
        try {
            return new Content(
                    details.file().type(),
                    hash,
                    kernel.originals().size(hash),
                    from -> kernel.originals().open(hash, from));
        } catch (IOException gone) {
            throw CrmException.causedBy(
                    gone, FileError.CONTENT_MISSING, details.file().id().toString());
        }
    }

    @Override
    public Content thumbnail(Details details, int pixels) throws IOException {
        try {
            return kernel.thumbnails().of(details, pixels);
        } catch (NoSuchFileException gone) {
            throw CrmException.causedBy(
                    gone, FileError.CONTENT_MISSING, details.file().id().toString());
        }
    }

    @Override
    public Link share(UUID id, Duration time) {
        return kernel.links().to(find(id).file().id(), time);
    }

    @Override
    public Details shared(UUID id, long expires, String signature) {
        kernel.links().check(id, expires, signature);
        return kernel.table().find(List.of(id)).stream().findFirst().orElseThrow(() -> missing(id));
    }

    @Override
    public Map<UUID, StoredFile> find(Collection<UUID> wanted) {
        return byId(kernel.table().find(wanted));
    }

    @Override
    public Map<UUID, StoredFile> hold(Collection<UUID> wanted, boolean visible) {
        kernel.table().hold(wanted, kernel.clock().instant());
        List<Details> held = kernel.table().find(wanted);
        return byId(visible ? rights.visible(held) : held);
    }

    @Override
    public void release(Collection<UUID> former) {
        kernel.table().release(former, callers.current().user(), kernel.clock().instant());
    }

    private static Map<UUID, StoredFile> byId(List<Details> files) {
        Map<UUID, StoredFile> byId = new HashMap<>();
        files.forEach(file -> byId.put(file.file().id(), file.file()));
        return byId;
    }
}
