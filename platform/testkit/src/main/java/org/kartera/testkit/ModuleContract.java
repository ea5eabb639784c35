package org.kartera.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kartera.events.StoredEntry;
import org.kartera.persistence.Dialect;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.Query;
import org.kartera.platform.record.Row;
import org.kartera.records.Mutation;
import org.kartera.records.Outcome;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.transfer.Imports;

/**
 * What every module keeps to, whatever it is about. Its test is a class that extends this one, in the module's root package, called
 * {@code <Name>ModuleIT}; the record types are found by the manifest that the build wrote. What fails says what to write.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ModuleContract {
    private final BuiltModule module = BuiltModule.of(getClass());
    private final Map<Dialect, Opened> opened = new EnumMap<>(Dialect.class);

    /** A kernel with the module's first data, people in it, and records to be. */
    private record Opened(TestKernel kernel, Staff staff, Samples samples) {}

    /** Full names of fields that the module's rules decide about, so that what is written is not what is read: {@code pipeline.deal.lostReason}. */
    protected Set<String> decidedByRules() {
        return Set.of();
    }

    /** Values, in the JSON of the REST contract, for fields of {@code entity} for which no valid one can be made up. */
    protected Map<String, Object> samples(String entity) {
        return Map.of();
    }

    private Opened on(Dialect dialect) {
        Opened known = opened.get(dialect);
        if (known == null) {
            TestKernel kernel = TestKernel.with(dialect);
            BuiltModule.all().forEach(each -> data(kernel, dialect).load(each, "data"));
            known = new Opened(kernel, new Staff(kernel), new Samples(kernel, this::samples));
            opened.put(dialect, known);
        }
        return known;
    }

    private static ModuleData data(TestKernel kernel, Dialect dialect) {
        return new ModuleData(kernel, dialect == Dialect.POSTGRES ? "es" : "en");
    }

    @AfterAll
    void close() {
        opened.values().forEach(each -> each.kernel().close());
    }

    private List<EntityType> types(TestKernel kernel) {
        return kernel.metadata().entities().values().stream()
                .filter(type -> type.module().equals(module.name()))
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
    }

    private static void none(List<String> faults) {
        assertTrue(faults.isEmpty(), () -> String.join("\n", faults));
    }

    @Test
    void theBundleImportsOnlyWhatModulesMay() {
        none(ManifestRules.broken(module));
    }

    @Test
    void theCodeKeepsToTheRulesForModules() {
        none(CodeRules.broken(module));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void theChangeLogMakesTheTablesThatTheFieldsNeed(Dialect dialect) {
        none(SchemaRules.broken(module, dialect));
    }

    @Test
    void everythingHasATextInEnglishAndSpanish() {
        TestKernel kernel = on(Dialect.DERBY).kernel();
        Set<String> labels = new LayoutRules(module, kernel).labels();
        none(new CatalogueRules(module, kernel.metadata(), labels).broken());
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void layoutsAndScreensFitTheRecords(Dialect dialect) {
        none(new LayoutRules(module, on(dialect).kernel()).broken());
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatIsWrittenIsReadBack(Dialect dialect) {
        TestKernel kernel = on(dialect).kernel();
        List<String> faults = new ArrayList<>();
        for (EntityType type : types(kernel)) {
            Map<String, @Nullable Object> written = on(dialect).samples().full(type.name(), null);
            UUID id = on(dialect).samples().create(type.name(), written);
            compare(type, written, RestForm.read(kernel, type.name(), id), faults);
        }
        none(faults);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aRecordWrittenBackAsItWasReadIsUnchanged(Dialect dialect) {
        TestKernel kernel = on(dialect).kernel();
        for (EntityType type : types(kernel)) {
            Samples samples = on(dialect).samples();
            UUID id = samples.create(type.name(), samples.full(type.name(), null));
            Map<String, @Nullable Object> read = RestForm.read(kernel, type.name(), id);
            Map<String, @Nullable Object> sent = new HashMap<>();
            type.fields().stream()
                    .filter(SampleValues::own)
                    .forEach(field -> sent.put(field.name(), read.get(field.name())));
            Outcome outcome = kernel.asSystem(() -> kernel.gateway()
                    .write(type.name(), List.of(new Mutation.Update(id, null, sent)), true)
                    .get(0));
            assertEquals(new Outcome.Done(id, ((Number) version(read)).longValue(), false), outcome, () -> type.name());
        }
    }

    private static Object version(Map<String, @Nullable Object> read) {
        Object version = read.get("version");
        return version == null ? 0L : version;
    }

    private void compare(
            EntityType type,
            Map<String, @Nullable Object> written,
            Map<String, @Nullable Object> read,
            List<String> faults) {
        Set<String> decided = decidedByRules();
        for (FieldType field : type.fields()) {
            String name = field.name();
            if (SampleValues.own(field)
                    && written.containsKey(name)
                    && !decided.contains(type.name() + "." + name)
                    && !RestForm.same(written.get(name), read.get(name))) {
                faults.add(type.name() + "." + name + " was written as " + written.get(name) + " and read as "
                        + read.get(name) + "; if a rule decides about it, name it in decidedByRules()");
            }
        }
    }

    @Test
    void everybodyDoesWhatHisRightsSayAndNothingElse() {
        Opened here = on(Dialect.DERBY);
        List<String> faults = new ArrayList<>();
        for (EntityType type : types(here.kernel())) {
            faults.addAll(new AccessMatrix(here.kernel(), here.staff(), here.samples()).faults(type));
        }
        none(faults);
    }

    @Test
    void everyChangeOfEveryRecordIsAudited() {
        Opened here = on(Dialect.DERBY);
        TestKernel kernel = here.kernel();
        UUID admin = here.staff().with("admin");
        for (EntityType type : types(kernel)) {
            UUID id = here.samples().create(type.name(), here.staff().with("sales"));
            for (Mutation mutation : List.of(
                    new Mutation.Update(
                            id,
                            null,
                            Map.of("owner", here.staff().with("manager").toString())),
                    new Mutation.Delete(id, null),
                    new Mutation.Restore(id))) {
                kernel.as(admin, () -> kernel.gateway().write(type.name(), List.of(mutation), true));
            }
            List<StoredEntry> entries = kernel.feed().of(type.name(), id, null, 20);
            assertEquals(
                    List.of("restore", "delete", "update", "create"),
                    entries.stream().map(StoredEntry::kind).toList(),
                    () -> type.name());
            assertEquals(admin, entries.get(2).user(), () -> type.name());
            assertTrue(entries.get(2).changes().contains("\"owner\""), () -> type.name() + entries.get(2));
        }
    }

    @Test
    void aRecordThatIsWrittenAsCsvAndImportedIsTheSame() {
        Opened here = on(Dialect.DERBY);
        TestKernel kernel = here.kernel();
        List<String> faults = new ArrayList<>();
        for (EntityType type : types(kernel)) {
            UUID id = here.samples().create(type.name(), here.samples().full(type.name(), null));
            Map<String, @Nullable Object> read = RestForm.read(kernel, type.name(), id);
            ImportForm form = new ImportForm(type, read);
            if (!form.fields().isEmpty()) {
                Imports.Status status = kernel.asSystem(() -> kernel.load(type.name(), form.csv(), form.options()));
                if (form.key().isPresent()) {
                    assertEquals(1, status.unchanged(), () -> type.name() + " " + status);
                } else {
                    assertEquals(1, status.created(), () -> type.name() + " " + status);
                    Map<String, @Nullable Object> expected = new LinkedHashMap<>(read);
                    expected.keySet().retainAll(form.fields());
                    compare(type, expected, RestForm.read(kernel, type.name(), newest(kernel, type)), faults);
                }
            }
        }
        none(faults);
    }

    private static UUID newest(TestKernel kernel, EntityType type) {
        List<Row> rows = kernel.asSystem(() -> kernel.records()
                .read(Query.of(type.name()).sort("-id").limit(1))
                .items());
        return rows.get(0).id();
    }

    @Test
    void disablingAndEnablingKeepsRecords() {
        Opened here = on(Dialect.DERBY);
        TestKernel kernel = here.kernel();
        Map<UUID, EntityType> kept = new LinkedHashMap<>();
        for (EntityType type : types(kernel)) {
            kept.put(here.samples().create(type.name(), here.samples().full(type.name(), null)), type);
        }
        Map<UUID, Map<String, @Nullable Object>> before = new HashMap<>();
        kept.forEach((id, type) -> before.put(id, RestForm.read(kernel, type.name(), id)));
        kernel.asSystem(() -> kernel.modules().disable(module.name(), true));
        kept.forEach((id, type) -> assertEquals(
                StandardError.MODULE_DISABLED,
                assertThrows(CrmException.class, () -> RestForm.read(kernel, type.name(), id))
                        .code()));
        kernel.asSystem(() -> kernel.modules().enable(module.name()));
        kept.forEach((id, type) ->
                assertTrue(RestForm.same(before.get(id), RestForm.read(kernel, type.name(), id)), type.name()));
    }

    @Test
    void theDemoDataLoads() {
        try (TestKernel kernel = TestKernel.derby()) {
            for (String folder : List.of("data", "demo")) {
                BuiltModule.all().forEach(each -> data(kernel, Dialect.DERBY).load(each, folder));
            }
            assertFalse(types(kernel).isEmpty());
        }
    }
}
