package org.kartera.files.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.kartera.files.FileArchive.Details;
import org.kartera.platform.Access;
import org.kartera.platform.Caller;
import org.kartera.platform.Callers;
import org.kartera.platform.CrmException;
import org.kartera.platform.ErrorKind;
import org.kartera.platform.Rights;
import org.kartera.platform.record.Ref;
import org.kartera.records.RecordGateway;
import org.kartera.records.metadata.MetadataSource;

/** Which files the current caller may see: those of records that he may read, and those that he uploaded and no record refers to. */
final class FileRights {
    private static final String READ = "read";

    private final RecordGateway gateway;
    private final MetadataSource metadata;
    private final Callers callers;
    private final FileUses uses;

    FileRights(RecordGateway gateway, MetadataSource metadata, Callers callers, FileUses uses) {
        this.gateway = gateway;
        this.metadata = metadata;
        this.callers = callers;
        this.uses = uses;
    }

    List<Details> visible(Collection<Details> files) {
        Caller caller = callers.current();
        Map<UUID, List<Ref>> records =
                uses.of(files.stream().map(file -> file.file().id()).toList(), FileUses.readable(metadata.current()));
        List<Details> visible = new ArrayList<>();
        for (Details file : files) {
            List<Ref> referring = records.get(file.file().id());
            if (referring == null
                    ? own(caller, file)
                    : referring.stream().anyMatch(record -> readable(caller, record))) {
                visible.add(file);
            }
        }
        return visible;
    }

    /** The kernel itself owns what nobody does. */
    private static boolean own(Caller caller, Details file) {
        return caller.user() == null
                ? caller.rights() == Rights.EVERYTHING
                : caller.user().equals(file.createdBy());
    }

    private boolean readable(Caller caller, Ref record) {
        if (caller.rights().access(record.entity(), READ) == Access.NONE) {
            return false;
        }
        try {
            gateway.read(record.entity(), record.id(), List.of("id"), List.of());
            return true;
        } catch (CrmException refusal) {
            if (refusal.code().kind() == ErrorKind.MISSING || refusal.code().kind() == ErrorKind.DENIED) {
                return false;
            }
            throw refusal;
        }
    }
}
