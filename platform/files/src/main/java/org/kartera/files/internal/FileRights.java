package org.kartera.files.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.kartera.files.FileArchive.Details;
import org.kartera.files.internal.FileUses.Use;
import org.kartera.platform.Access;
import org.kartera.platform.Caller;
import org.kartera.platform.Callers;
import org.kartera.platform.CrmException;
import org.kartera.platform.ErrorKind;
import org.kartera.platform.Rights;
import org.kartera.platform.record.Ref;
import org.kartera.records.RecordGateway;
import org.kartera.records.metadata.Metadata;
import org.kartera.records.metadata.MetadataSource;

/**
 * Which files the current caller may see: those of records that he may read, and of those that no record refers to what he uploaded, or took out of a record
 * last.
 */
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
        Metadata known = metadata.current();
        Map<UUID, List<Use>> used =
                uses.of(files.stream().map(file -> file.file().id()).toList(), known);
        List<Details> visible = new ArrayList<>();
        for (Details file : files) {
            List<Use> referring = used.get(file.file().id());
            boolean seen = referring == null
                    ? own(caller, file)
                    : referring.stream().anyMatch(use -> readable(caller, known, use));
            if (seen) {
                visible.add(file);
            }
        }
        return visible;
    }

    /** The kernel itself owns what nobody does. */
    private static boolean own(Caller caller, Details file) {
        return caller.user() == null
                ? caller.rights() == Rights.EVERYTHING
                : caller.user().equals(file.heldBy());
    }

    private boolean readable(Caller caller, Metadata known, Use use) {
        Ref record = use.record();
        boolean asked = use.field().readable()
                && known.known(record.entity()).filter(known::available).isPresent()
                && caller.rights().access(record.entity(), READ) != Access.NONE;
        if (!asked) {
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
