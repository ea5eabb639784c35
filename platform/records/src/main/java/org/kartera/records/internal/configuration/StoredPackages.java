package org.kartera.records.internal.configuration;

import java.io.InputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.Migrations;
import org.kartera.persistence.OwnFiles;
import org.kartera.persistence.UnitOfWork;
import org.kartera.platform.Caller;
import org.kartera.platform.Callers;
import org.kartera.platform.CrmException;
import org.kartera.platform.Messages;
import org.kartera.platform.Violation;
import org.kartera.platform.configuration.ConfigurationChange;
import org.kartera.platform.configuration.ConfigurationItem;
import org.kartera.platform.configuration.ConfigurationPart;
import org.kartera.platform.configuration.Refusal;
import org.kartera.platform.job.Jobs;
import org.kartera.records.Administration;
import org.kartera.records.configuration.AppliedPackage;
import org.kartera.records.configuration.AppliedPackage.State;
import org.kartera.records.configuration.Choices;
import org.kartera.records.configuration.ConfigurationError;
import org.kartera.records.configuration.ConfigurationPackage;
import org.kartera.records.configuration.ConfigurationPackage.Manifest;
import org.kartera.records.configuration.Difference;
import org.kartera.records.configuration.Packages;
import org.kartera.records.configuration.SemanticVersion;
import org.kartera.records.module.Modules;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.Version;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Packages, kept in the database and applied by {@link PackageJob}. */
@Component(service = Packages.class)
public final class StoredPackages implements Packages {
    private static final String SUBJECT = "packages";

    private final PackageParts parts;
    private final PackageTable table;
    private final UnitOfWork unit;
    private final Jobs jobs;
    private final Modules modules;
    private final Callers callers;
    private final PackageContents contents;
    private final Version version;

    @Activate
    public StoredPackages(
            @Reference PackageParts parts,
            @Reference UnitOfWork unit,
            @Reference Migrations migrations,
            @Reference Jobs jobs,
            @Reference Modules modules,
            @Reference Callers callers,
            @Reference Messages messages) {
        this(parts, unit, migrations, jobs, modules, callers, messages, version());
    }

    /** As Kartera of that version. */
    public StoredPackages(
            PackageParts parts,
            UnitOfWork unit,
            Migrations migrations,
            Jobs jobs,
            Modules modules,
            Callers callers,
            Messages messages,
            Version version) {
        migrations.run("records", OwnFiles.of(StoredPackages.class));
        this.parts = parts;
        this.table = new PackageTable(unit);
        this.unit = unit;
        this.jobs = jobs;
        this.modules = modules;
        this.callers = callers;
        this.contents = new PackageContents(parts, callers, messages);
        this.version = version;
    }

    /** The first one where this is no bundle. */
    private static Version version() {
        Bundle bundle = FrameworkUtil.getBundle(StoredPackages.class);
        return bundle == null ? new Version(1, 0, 0) : bundle.getVersion();
    }

    private Caller administrator(String verb) {
        Caller caller = callers.current();
        Administration.demand(caller, verb, SUBJECT);
        return caller;
    }

    @Override
    public List<AppliedPackage> list() {
        administrator("read");
        return table.all().stream().map(this::applied).toList();
    }

    @Override
    public AppliedPackage applied(String name) {
        administrator("read");
        return applied(row(name));
    }

    private PackageTable.Row row(String name) {
        return table.find(name).orElseThrow(() -> new CrmException(ConfigurationError.NO_SUCH_PACKAGE, name));
    }

    private AppliedPackage applied(PackageTable.Row row) {
        ConfigurationPackage pack = PackageReader.read(row.content());
        Optional<Jobs.Status> job = Optional.ofNullable(row.run()).flatMap(jobs::status);
        String reason = reason(row, job);
        return new AppliedPackage(
                pack.manifest(),
                pack.manifest().version(),
                reason.isEmpty() ? row.state() : State.FAILED,
                reason,
                job.map(Jobs.Status::done).orElse(0L),
                job.map(Jobs.Status::total).orElse(0L),
                pack.parts().values().stream().mapToInt(Map::size).sum(),
                row.at(),
                row.user(),
                row.login());
    }

    /** Why what is on its way is not; empty where it is, or all is done. */
    private static String reason(PackageTable.Row row, Optional<Jobs.Status> job) {
        boolean given = job.filter(run -> run.state() == Jobs.State.FAILED || run.state() == Jobs.State.CANCELLED)
                .isPresent();
        if (row.state() == State.APPLIED || !given) {
            return row.reason();
        }
        return job.map(Jobs.Status::failure)
                .filter(failure -> !failure.isEmpty())
                .orElse("?");
    }

    @Override
    public String partLabel(String name) {
        return contents.partLabel(name);
    }

    @Override
    public List<Shippable> contents() {
        administrator("read");
        return contents.all();
    }

    @Override
    public Manifest manifest(Map<String, ? extends @Nullable Object> json) {
        return PackageReader.manifestOf(json);
    }

    @Override
    public byte[] export(Manifest manifest, Map<String, ? extends Set<String>> chosen) {
        administrator("export");
        return contents.export(manifest, chosen, requirements());
    }

    private Requirements requirements() {
        return Requirements.of(version, modules.list());
    }

    @Override
    public Difference preview(InputStream file, Choices choices, boolean older) {
        administrator("read");
        PackageFile archive = PackageFile.read(file);
        ConfigurationPackage given = PackageReader.read(archive.json());
        return assessed(archive, given, choices, older).difference(applied(given));
    }

    private @Nullable SemanticVersion applied(ConfigurationPackage given) {
        ConfigurationPackage basis = basis(given);
        return basis == null ? null : basis.manifest().version();
    }

    private @Nullable ConfigurationPackage basis(ConfigurationPackage given) {
        return table.find(given.manifest().name())
                .map(PackageTable.Row::basis)
                .map(PackageReader::read)
                .orElse(null);
    }

    private Assessment assessed(PackageFile file, ConfigurationPackage given, Choices choices, boolean older) {
        return new Assessment(parts.all(), given, basis(given), choices)
                .inOrder(applied(given), older)
                .agreeing(file.changeLog())
                .possible(requirements());
    }

    @Override
    public AppliedPackage apply(InputStream file, String digest, Choices choices, boolean older) {
        Caller caller = administrator("update");
        PackageFile archive = PackageFile.read(file);
        ConfigurationPackage given = PackageReader.read(archive.json());
        Assessment assessment = assessed(archive, given, choices, older);
        Difference difference = assessment.difference(applied(given));
        if (!difference.digest().equals(digest)) {
            throw new CrmException(ConfigurationError.PACKAGE_DIFFERENCE_STALE);
        } else if (!difference.refusals().isEmpty()) {
            throw CrmException.detailed(
                    ConfigurationError.PACKAGE_REFUSED,
                    difference.refusals().stream()
                            .map(StoredPackages::violation)
                            .toList());
        }
        ConfigurationPackage pack = assessment.pack();
        return begin(pack, State.APPLYING, assessment.steps(), caller);
    }

    private static Violation violation(Refusal refusal) {
        String at = refusal.part().isEmpty() ? "" : refusal.part() + "/" + refusal.key();
        return new Violation(at, refusal.code(), refusal.args());
    }

    private synchronized AppliedPackage begin(
            ConfigurationPackage pack, State state, List<ConfigurationChange> steps, Caller caller) {
        String name = pack.manifest().name();
        return unit.call(() -> {
            checkIdle();
            PackageTable.Row row = new PackageTable.Row(
                    name,
                    pack.manifest().version().toString(),
                    state,
                    PackageJson.write(pack),
                    table.find(name).map(PackageTable.Row::basis).orElse(null),
                    Steps.text(steps),
                    jobs.submit(PackageJob.NAME, name),
                    "",
                    Instant.now().truncatedTo(ChronoUnit.MICROS),
                    caller.user(),
                    caller.login());
            table.put(row);
            return applied(row);
        });
    }

    /** Two packages at a time would look at things that the other one is changing. */
    private void checkIdle() {
        table.all().stream()
                .filter(row -> row.state() != State.APPLIED)
                .map(this::applied)
                .filter(pack -> pack.state() != State.FAILED)
                .findFirst()
                .ifPresent(pack -> {
                    throw new CrmException(ConfigurationError.PACKAGE_BUSY, pack.name());
                });
    }

    @Override
    public synchronized AppliedPackage retry(String name) {
        administrator("update");
        return unit.call(() -> {
            PackageTable.Row row = row(name);
            if (applied(row).state() != State.FAILED) {
                throw new CrmException(ConfigurationError.PACKAGE_COMPLETE, name);
            }
            checkIdle();
            UUID run = jobs.submit(PackageJob.NAME, name);
            table.put(row.running(run));
            return applied(row.running(run));
        });
    }

    @Override
    public List<Leaving> leaving(String name) {
        administrator("read");
        List<Leaving> leaving = new ArrayList<>();
        for (ConfigurationPart part : parts.all()) {
            for (ConfigurationItem item : Withdrawal.going(part, row(name))) {
                leaving.add(new Leaving(
                        part.name(), item.key(), part.label(item.key(), item.content()), part.values(item.key())));
            }
        }
        return leaving;
    }

    @Override
    public AppliedPackage withdraw(String name, @Nullable Long confirm) {
        Caller caller = administrator("delete");
        long values = leaving(name).stream().mapToLong(Leaving::values).sum();
        if (values > 0 && !Objects.equals(confirm, values)) {
            throw new CrmException(ConfigurationError.PACKAGE_IN_USE, name, values);
        }
        PackageTable.Row row = row(name);
        return begin(PackageReader.read(row.content()), State.WITHDRAWING, Withdrawal.steps(parts.all(), row), caller);
    }
}
