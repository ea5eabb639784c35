package org.kartera.transfer.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.Caller;
import org.kartera.platform.job.Job;
import org.kartera.platform.job.JobRun;
import org.kartera.platform.job.Jobs;
import org.kartera.platform.module.Module;
import org.kartera.records.metadata.Metadata;
import org.kartera.transfer.Imports;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads what modules bring: {@code KARTERA-INF/data/load.json} when a module is enabled for the first time, and with the system property
 * {@code kartera.demo} {@code KARTERA-INF/demo/load.json} too. The file lists imports, {@code [{"entity", "file", "options"}]}; beside {@code stages.csv} may lie
 * {@code stages_es.csv} for installations in that language. Done once, one module after the other, in the order in which they were enabled; data of which a record
 * type is another module's come when that one is there.
 */
@Component(
        service = {Job.class, ModuleData.class},
        immediate = true)
public final class ModuleData implements Job {
    private static final Logger LOG = LoggerFactory.getLogger(ModuleData.class);
    private static final String NAME = "transfer.module-data";
    private static final String HEADER = "Kartera-Module";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final BundleContext context;
    private final ImportKernel kernel;
    private final ImportService imports;
    private final ImportStore store;
    private final Jobs jobs;
    private final List<String> modules = new CopyOnWriteArrayList<>();

    @Activate
    public ModuleData(
            BundleContext context,
            @Reference ImportKernel kernel,
            @Reference ImportService imports,
            @Reference Jobs jobs) {
        this.context = context;
        this.kernel = kernel;
        this.imports = imports;
        this.jobs = jobs;
        store = new ImportStore(kernel.work());
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, unbind = "left")
    void arrived(Module module) {
        modules.add(module.name());
        if (modules.stream().anyMatch(each -> !wanted(each).isEmpty())) {
            kernel.callers().run(Caller.system("module-data"), () -> jobs.submit(NAME, module.name()));
        }
    }

    void left(Module module) {
        modules.remove(module.name());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public synchronized void run(JobRun run) {
        for (String module : modules) {
            for (String folder : wanted(module)) {
                load(run, module, folder);
            }
        }
    }

    private List<String> wanted(String module) {
        return (Boolean.getBoolean("kartera.demo") ? List.of("data", "demo") : List.of("data"))
                .stream()
                        .filter(folder -> bundle(module) != null && !store.loaded(module, folder))
                        .toList();
    }

    private void load(JobRun run, String module, String folder) {
        Bundle bundle = Objects.requireNonNull(bundle(module), module);
        try {
            JsonNode list = list(bundle, folder);
            if (!known(list)) {
                return;
            }
            for (JsonNode each : list) {
                String file = each.path("file").asText();
                try (InputStream content = localised(bundle, folder, file).openStream()) {
                    report(
                            module,
                            imports.runWithin(
                                    run,
                                    each.path("entity").asText(),
                                    file,
                                    content,
                                    each.path("options").isMissingNode()
                                            ? ""
                                            : each.path("options").toString()));
                }
            }
            store.markLoaded(module, folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static JsonNode list(Bundle bundle, String folder) throws IOException {
        URL list = bundle.getEntry("KARTERA-INF/" + folder + "/load.json");
        if (list == null) {
            return JSON.createArrayNode();
        }
        try (InputStream in = list.openStream()) {
            return JSON.readTree(in);
        }
    }

    private boolean known(JsonNode list) {
        Metadata metadata = kernel.metadata().current();
        return StreamSupport.stream(list.spliterator(), false)
                .map(each -> metadata.known(each.path("entity").asText()))
                .allMatch(type -> type.filter(metadata::available).isPresent());
    }

    private static void report(String module, Imports.Status status) {
        if (status.failed() > 0) {
            LOG.warn(
                    "{}: {} rows of {} could not be loaded, first: {}",
                    module,
                    status.failed(),
                    status.file(),
                    status.firstErrors().get(0));
        } else {
            LOG.info("{}: loaded {} records from {}", module, status.created(), status.file());
        }
    }

    private URL localised(Bundle bundle, String folder, String file) throws FileNotFoundException {
        int dot = file.lastIndexOf('.');
        String language = kernel.installation().locale().getLanguage();
        String translated = file.substring(0, dot) + "_" + language + file.substring(dot);
        URL found = bundle.getEntry("KARTERA-INF/" + folder + "/" + translated);
        URL plain = found == null ? bundle.getEntry("KARTERA-INF/" + folder + "/" + file) : found;
        if (plain == null) {
            throw new FileNotFoundException(file);
        }
        return plain;
    }

    private @Nullable Bundle bundle(String module) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> module.equals(bundle.getHeaders("").get(HEADER)))
                .findFirst()
                .orElse(null);
    }
}
