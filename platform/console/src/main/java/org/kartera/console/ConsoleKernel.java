package org.kartera.console;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.apache.karaf.shell.api.console.Session;
import org.kartera.events.AuditChain;
import org.kartera.persistence.Database;
import org.kartera.platform.Caller;
import org.kartera.platform.Callers;
import org.kartera.platform.Channel;
import org.kartera.platform.CrmException;
import org.kartera.platform.ErrorCode;
import org.kartera.platform.Installation;
import org.kartera.platform.Messages;
import org.kartera.platform.Violation;
import org.kartera.records.RecordGateway;
import org.kartera.records.configuration.Packages;
import org.kartera.records.custom.CustomEntities;
import org.kartera.records.custom.Customisation;
import org.kartera.records.custom.Overlays;
import org.kartera.records.metadata.Wording;
import org.kartera.records.module.ModuleNotes;
import org.kartera.records.module.Modules;
import org.kartera.security.Authentication;
import org.kartera.transfer.Imports;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** What commands need of the kernel, and the way they do it: as the user who is signed in, with errors of one clear line in the installation's language. */
@Component(service = ConsoleKernel.class)
public final class ConsoleKernel {
    private final Authentication authentication;
    private final Callers callers;
    private final Messages messages;
    private final Installation installation;
    private final Modules modules;
    private final RecordGateway records;
    private final Imports imports;
    private final AuditChain audit;
    private final Database database;
    private final Customisation customisation;
    private final CustomEntities entities;
    private final Packages packages;
    private final Overlays overlays;
    private final List<ModuleNotes> notes = new CopyOnWriteArrayList<>();

    @Activate
    public ConsoleKernel(
            @Reference Authentication authentication,
            @Reference Callers callers,
            @Reference Messages messages,
            @Reference Installation installation,
            @Reference Modules modules,
            @Reference RecordGateway records,
            @Reference Imports imports,
            @Reference AuditChain audit,
            @Reference Database database,
            @Reference Customisation customisation,
            @Reference CustomEntities entities,
            @Reference Packages packages,
            @Reference Overlays overlays) {
        this.authentication = authentication;
        this.callers = callers;
        this.messages = messages;
        this.installation = installation;
        this.modules = modules;
        this.records = records;
        this.imports = imports;
        this.audit = audit;
        this.database = database;
        this.customisation = customisation;
        this.entities = entities;
        this.packages = packages;
        this.overlays = overlays;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addNotes(ModuleNotes source) {
        notes.add(source);
    }

    void removeNotes(ModuleNotes source) {
        notes.remove(source);
    }

    /** Does {@code work} as whoever is signed in at the console. */
    <T> T as(Session session, Supplier<T> work) {
        try {
            Caller caller = authentication.console(String.valueOf(session.get("USER")));
            return callers.as(caller.through(Channel.CONSOLE), work::get);
        } catch (CrmException refused) {
            throw new CommandFailure(lines(refused));
        }
    }

    private String lines(CrmException refused) {
        StringBuilder text = new StringBuilder(
                messages.text(locale(), refused.code(), refused.args().toArray()));
        for (Violation violation : refused.violations()) {
            text.append(' ')
                    .append(violation.field())
                    .append(": ")
                    .append(messages.text(
                            locale(), violation.code(), violation.args().toArray()));
        }
        return text.toString();
    }

    /** A text of the console's own catalogue. */
    String text(String key, Object... args) {
        return messages.text(ConsoleKernel.class, locale(), key, args);
    }

    /** What is told of an error. */
    String text(ErrorCode code, List<Object> args) {
        return messages.text(locale(), code, args.toArray());
    }

    /** Of words by language, those of the installation's. */
    String label(Map<String, String> words) {
        return new Wording.Own(words).in(locale()).orElse("");
    }

    /** The installation's language. */
    String language() {
        return locale().getLanguage();
    }

    private Locale locale() {
        return installation.locale();
    }

    Modules modules() {
        return modules;
    }

    /** What others have found wrong with a module that works. */
    List<String> notes(String module) {
        return notes.stream().flatMap(source -> source.notes(module).stream()).toList();
    }

    RecordGateway records() {
        return records;
    }

    Imports imports() {
        return imports;
    }

    AuditChain audit() {
        return audit;
    }

    Customisation customisation() {
        return customisation;
    }

    Overlays overlays() {
        return overlays;
    }

    CustomEntities entities() {
        return entities;
    }

    Packages packages() {
        return packages;
    }

    Database database() {
        return database;
    }
}
