package org.kartera.records.internal.custom;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.Dialect;
import org.kartera.persistence.testing.TestDatabase;
import org.kartera.platform.job.JobRun;
import org.kartera.platform.job.Jobs;
import org.kartera.records.configuration.AppliedPackage;
import org.kartera.records.configuration.Choices;
import org.kartera.records.configuration.ConfigurationPackage.Manifest;
import org.kartera.records.configuration.Difference;
import org.kartera.records.configuration.Difference.Change;
import org.kartera.records.configuration.Difference.Choice;
import org.kartera.records.configuration.Difference.Item;
import org.kartera.records.configuration.Packages;
import org.kartera.records.configuration.SemanticVersion;
import org.kartera.records.internal.configuration.PackageJob;
import org.kartera.records.internal.configuration.PackageParts;
import org.kartera.records.internal.configuration.StoredPackages;
import org.kartera.records.internal.installation.Catalogues;
import org.kartera.records.internal.installation.ConfiguredInstallation;
import org.kartera.records.internal.organisation.CalendarPart;
import org.kartera.records.internal.organisation.StoredCalendars;
import org.osgi.framework.Version;

/** An installation with everything that packages carry. Jobs run when they are told to. To be closed. */
final class PackageBench implements AutoCloseable {
    static final String NAME = "garage";

    final Workshop shop;
    final Yard yard;
    final Packages packages;
    final StoredCalendars calendars;
    private final PackageJob job;
    private final Map<UUID, Jobs.Status> runs = new LinkedHashMap<>();

    /** The end of the process, which nothing in it sees. */
    static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }

    private PackageBench(Workshop shop) {
        this.shop = shop;
        this.yard = shop.yard;
        TestDatabase database = yard.database();
        Catalogues messages = new Catalogues();
        ConfiguredInstallation installation = new ConfiguredInstallation(Map.of(), "en", "ES", "EUR", "Europe/Madrid");
        calendars = new StoredCalendars(
                database.unitOfWork(), database.migrations(), yard.feed, yard.callers, installation);
        StoredProspects prospects =
                new StoredProspects(yard.catalogue, yard.metadata, database.unitOfWork(), installation);
        PackageParts parts = new PackageParts();
        parts.addPart(new CalendarPart(calendars));
        parts.addPart(
                new FieldPart(yard.catalogue, yard.customisation, prospects, yard.metadata, messages, yard.callers));
        parts.addPart(new EntityPart(yard.catalogue, yard.entities, prospects, yard.callers));
        parts.addPart(new OverlayPart(yard.overlays, prospects, yard.metadata, messages, yard.callers));
        job = new PackageJob(parts, database.unitOfWork(), yard.feed, yard.callers, messages);
        packages = new StoredPackages(
                parts,
                database.unitOfWork(),
                database.migrations(),
                new Bench(),
                yard.modules,
                yard.callers,
                messages,
                new Version(1, 0, 0));
    }

    static PackageBench open(Dialect dialect, Path folder) {
        return new PackageBench(Workshop.open(dialect, folder));
    }

    /** Keeps what is asked for. */
    private final class Bench implements Jobs {
        @Override
        public UUID submit(String name, String payload) {
            UUID id = UUID.randomUUID();
            runs.put(id, run(id, State.WAITING));
            return id;
        }

        @Override
        public void repeat(String name, Duration pause) {
            throw new AssertionError("packages are applied once");
        }

        @Override
        public Optional<Status> status(UUID run) {
            return Optional.ofNullable(runs.get(run));
        }

        @Override
        public void cancel(UUID run) {
            throw new AssertionError("packages are not left half done");
        }
    }

    private static Jobs.Status run(UUID id, Jobs.State state) {
        return new Jobs.Status(id, "records.package", state, 0, 0, 1, null, Instant.EPOCH, null);
    }

    /** Runs the job until it ends. */
    void work() {
        work(Long.MAX_VALUE);
    }

    /** Runs it until {@code death} steps are done, when the process dies. */
    void work(long death) {
        yard.asAdmin(() -> {
            job.run(new Run(death));
            runs.replaceAll((id, status) -> run(id, Jobs.State.DONE));
            return death;
        });
    }

    private record Run(long death) implements JobRun {
        @Override
        public UUID id() {
            return new UUID(0, 1);
        }

        @Override
        public String payload() {
            return NAME;
        }

        @Override
        public String state() {
            return "";
        }

        @Override
        public void checkpoint(String state) {
            throw new AssertionError("a package needs none");
        }

        @Override
        public void progress(long done, long total) {
            if (done > total) {
                throw new AssertionError(done + " of " + total);
            }
            if (done == death) {
                throw new Death();
            }
        }

        @Override
        public boolean cancelled() {
            return false;
        }
    }

    static Manifest manifest(String version) {
        return new Manifest(
                NAME,
                SemanticVersion.of(version).orElseThrow(),
                Map.of("en", "Garage", "es", "Taller"),
                Map.of(),
                "Taller Ruiz",
                Map.of());
    }

    /** All that there is. */
    byte[] export(String version) {
        return yard.asAdmin(() -> {
            Map<String, Set<String>> all = packages.contents().stream()
                    .collect(Collectors.groupingBy(
                            Packages.Shippable::part, Collectors.mapping(Packages.Shippable::key, Collectors.toSet())));
            return packages.export(manifest(version), all);
        });
    }

    Difference preview(byte[] file, String... theirs) {
        return yard.asAdmin(() -> packages.preview(new ByteArrayInputStream(file), theirs(theirs), false));
    }

    static Choices theirs(String... things) {
        return new Choices(
                Set.of(things).stream().collect(Collectors.toMap(Function.identity(), thing -> Choice.THEIRS)));
    }

    /** Previews and begins, with the package's side wherever {@code theirs} names a thing. */
    AppliedPackage begin(byte[] file, String... theirs) {
        String digest = preview(file, theirs).digest();
        return yard.asAdmin(() -> packages.apply(new ByteArrayInputStream(file), digest, theirs(theirs), false));
    }

    AppliedPackage apply(byte[] file, String... theirs) {
        begin(file, theirs);
        work();
        return applied();
    }

    AppliedPackage applied() {
        return yard.asAdmin(() -> packages.applied(NAME));
    }

    <T> T asAdmin(Supplier<T> work) {
        return yard.asAdmin(work);
    }

    /** By {@code part/key} what becomes of it. */
    static Map<String, Change> changes(Difference difference) {
        return difference.items().stream()
                .collect(Collectors.toMap(item -> item.part() + "/" + item.key(), Item::change));
    }

    static List<String> codes(Difference difference) {
        return difference.refusals().stream()
                .map(refusal -> refusal.code().code())
                .distinct()
                .toList();
    }

    /** The texts in a file, by name. */
    static Map<String, String> texts(byte[] file) {
        Map<String, String> texts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                texts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    static byte[] zip(Map<String, String> texts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> text : texts.entrySet()) {
                zip.putNextEntry(new ZipEntry(text.getKey()));
                zip.write(text.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The same file with something else in {@code name}; without it where that is null. */
    static byte[] altered(byte[] file, String name, UnaryOperator<@Nullable String> change) {
        Map<String, String> texts = texts(file);
        String text = change.apply(texts.remove(name));
        if (text != null) {
            texts.put(name, text);
        }
        return zip(texts);
    }

    @Override
    public void close() {
        try {
            calendars.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        shop.close();
    }
}
