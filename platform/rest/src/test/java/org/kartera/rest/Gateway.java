package org.kartera.rest;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.http.HttpServlet;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.kartera.events.internal.SealProgress;
import org.kartera.events.internal.SealedChain;
import org.kartera.files.internal.FileContentResource;
import org.kartera.files.internal.FileResource;
import org.kartera.files.internal.FileThumbnailResource;
import org.kartera.persistence.Dialect;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.records.metadata.Labels;
import org.kartera.records.module.ModuleInfo;
import org.kartera.records.module.ModuleState;
import org.kartera.records.module.ModuleTexts;
import org.kartera.records.module.Modules;
import org.kartera.rest.internal.application.PlatformServlet;
import org.kartera.rest.internal.application.Resources;
import org.kartera.rest.internal.application.Resources.Resource;
import org.kartera.rest.internal.audit.AuditResource;
import org.kartera.rest.internal.events.EventServlet;
import org.kartera.rest.internal.events.Subscribers;
import org.kartera.rest.internal.idempotency.AnswerTable;
import org.kartera.rest.internal.idempotency.OnceOnly;
import org.kartera.rest.internal.metadata.EntitiesResource;
import org.kartera.rest.internal.metadata.FieldsResource;
import org.kartera.rest.internal.metadata.FormulaResource;
import org.kartera.rest.internal.metadata.MetadataResource;
import org.kartera.rest.internal.modules.ModulesResource;
import org.kartera.rest.internal.openapi.OpenApiResource;
import org.kartera.rest.internal.organisation.CalendarsResource;
import org.kartera.rest.internal.organisation.CurrenciesResource;
import org.kartera.rest.internal.problem.Problems;
import org.kartera.rest.internal.records.ActionResource;
import org.kartera.rest.internal.records.BatchResource;
import org.kartera.rest.internal.records.Batches;
import org.kartera.rest.internal.records.BinResource;
import org.kartera.rest.internal.records.Filters;
import org.kartera.rest.internal.records.GroupsResource;
import org.kartera.rest.internal.records.NotesResource;
import org.kartera.rest.internal.records.RecordAnswers;
import org.kartera.rest.internal.records.RecordResource;
import org.kartera.rest.internal.records.RecordsResource;
import org.kartera.rest.internal.records.TimelineResource;
import org.kartera.rest.internal.session.CallerJson;
import org.kartera.rest.internal.session.SessionResource;
import org.kartera.rest.internal.settings.SettingsResource;
import org.kartera.rest.internal.system.SystemResource;
import org.kartera.rest.internal.web.Credentials;
import org.kartera.rest.internal.web.Front;
import org.kartera.rest.internal.web.Gate;
import org.kartera.rest.internal.web.JettyErrors;
import org.kartera.rest.internal.web.Limits;
import org.kartera.rest.internal.web.LiveServlet;
import org.kartera.rest.internal.web.MetricsServlet;
import org.kartera.rest.internal.web.ReadyServlet;
import org.kartera.rest.internal.web.Traffic;
import org.kartera.rest.internal.web.Workings;
import org.kartera.rest.testing.Client;
import org.kartera.transfer.internal.AuditExportResource;
import org.kartera.transfer.internal.ExportResource;
import org.kartera.transfer.internal.ExportService;
import org.kartera.transfer.internal.HolidayPlacesResource;
import org.kartera.transfer.internal.HolidaysResource;
import org.kartera.transfer.internal.RatesResource;

/** The whole gateway over a kernel, in the Jetty that the product runs in, on a free port. To be closed. */
final class Gateway implements AutoCloseable {
    final Kernel kernel;
    private final PassList doorman = new PassList();
    private final Server server = new Server();
    private final Subscribers subscribers;
    private final int port;

    Gateway(Dialect dialect, Path folder) throws Exception {
        kernel = new Kernel(dialect, folder);
        // Small, so that tests can go beyond.
        Limits limits = new Limits(100_000, 1_000_000, 20, 4_000, 500, 1_024, 1, 100);
        Problems problems = new Problems(kernel.messages);
        Credentials credentials = new Credentials(doorman, kernel.installation);
        Traffic traffic = new Traffic();
        subscribers = new Subscribers(kernel.feed, kernel.metadata, credentials, limits);

        ServletContextHandler context = new ServletContextHandler("/");
        ServletHolder resources = new ServletHolder(platform(limits, problems, credentials));
        resources.getRegistration().setMultipartConfig(new MultipartConfigElement("", limits.upload(), -1, 65_536));
        context.addServlet(resources, "/api/v1/*");
        ServletHolder events = new ServletHolder(new EventServlet(kernel.feed, kernel.metadata, subscribers, limits));
        events.setAsyncSupported(true);
        context.addServlet(events, "/api/v1/events");
        context.addServlet(new ServletHolder(new LiveServlet()), "/health/*");
        context.addServlet(
                new ServletHolder(new ReadyServlet(
                        kernel.database.database(), new OneModule(), kernel.gateway, doorman, () -> true)),
                "/health/ready");
        context.addServlet(
                new ServletHolder(new MetricsServlet(
                        traffic,
                        new Workings(
                                kernel.database.database(),
                                new SealProgress(kernel.feed, kernel.database.unitOfWork())))),
                "/metrics");
        context.addServlet(new ServletHolder(new Front(problems, kernel.messages)), "/");
        filter(context, new Gate(kernel.callers, credentials, limits, problems, traffic), "/*");
        AnswerTable answers = new AnswerTable(kernel.database.unitOfWork(), kernel.database.migrations());
        filter(context, new OnceOnly(answers, kernel.database.unitOfWork()), "/api/v1/records/*");

        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        connector
                .getConnectionFactory(HttpConnectionFactory.class)
                .getHttpConfiguration()
                .setSendServerVersion(false);
        server.addConnector(connector);
        server.setHandler(context);
        server.start();
        server.addConnector(new JettyErrors(problems, limits).createConnector(server));
        port = connector.getLocalPort();
    }

    private HttpServlet platform(Limits limits, Problems problems, Credentials credentials) {
        RecordAnswers answers = new RecordAnswers(kernel.gateway);
        Filters filters = new Filters(kernel.records, limits);
        Batches batches = new Batches(
                kernel.gateway,
                kernel.database.unitOfWork(),
                problems,
                kernel.callers,
                kernel.metadata,
                kernel.messages);
        CallerJson callerJson = new CallerJson(kernel.metadata, kernel.gateway, kernel.callers, kernel.installation);
        Set<Resource> members = new LinkedHashSet<>();
        for (Object closed : List.of(
                new RecordsResource(kernel.gateway, filters, answers),
                new RecordResource(kernel.gateway, answers),
                new BinResource(kernel.gateway, answers),
                new ActionResource(kernel.gateway, answers),
                new GroupsResource(kernel.gateway, filters),
                new TimelineResource(kernel.gateway, kernel.notes, kernel.metadata, kernel.callers, kernel.messages),
                new NotesResource(kernel.notes),
                new AuditResource(
                        kernel.trail,
                        new SealedChain(kernel.feed, kernel.database.unitOfWork()),
                        kernel.metadata,
                        kernel.callers,
                        kernel.messages),
                new AuditExportResource(kernel.trail, kernel.feed, kernel.callers),
                new ExportResource(
                        new ExportService(
                                kernel.gateway,
                                kernel.records,
                                kernel.metadata,
                                kernel.callers,
                                kernel.feed,
                                kernel.messages),
                        kernel.callers),
                new BatchResource(batches, limits),
                new MetadataResource(kernel.metadata, kernel.callers, kernel.messages),
                new EntitiesResource(kernel.entities, kernel.overlays),
                new FieldsResource(kernel.customisation, kernel.overlays, kernel.recalculations),
                new FormulaResource(kernel.previews, kernel.callers, kernel.messages),
                modulesResource(),
                new SettingsResource(kernel.installation),
                new CalendarsResource(kernel.calendars),
                new CurrenciesResource(kernel.currencies, kernel.installation),
                new RatesResource(kernel.currencies, kernel.installation, kernel.callers),
                new HolidaysResource(
                        kernel.calendars,
                        kernel.database.unitOfWork(),
                        kernel.installation,
                        kernel.callers,
                        kernel.messages),
                new HolidayPlacesResource(kernel.messages, kernel.callers),
                new SystemResource(
                        kernel.callers,
                        kernel.database.database(),
                        kernel.database.unitOfWork(),
                        new SealProgress(kernel.feed, kernel.database.unitOfWork()),
                        kernel.jobs,
                        new OneModule()),
                new Tides(),
                new FileResource(kernel.files.stored),
                new FileThumbnailResource(kernel.files.stored),
                new OpenApiResource(kernel.metadata, kernel.callers, kernel.messages))) {
            members.add(new Resource(closed, false));
        }
        members.add(new Resource(new FileContentResource(kernel.files.stored, kernel.callers), true));
        members.add(new Resource(new SessionResource(doorman, credentials, callerJson), true));
        return PlatformServlet.of(
                new Resources(problems, kernel.callers, limits), members, kernel.metadata, new Labels(kernel.messages));
    }

    private static void filter(ServletContextHandler context, Filter filter, String pattern) {
        FilterHolder holder = new FilterHolder(filter);
        holder.setAsyncSupported(true);
        context.addFilter(holder, pattern, EnumSet.of(DispatcherType.REQUEST));
    }

    int port() {
        return port;
    }

    Client as(String token) {
        return new Client(port, token);
    }

    Client anonymous() {
        return new Client(port, "");
    }

    @Override
    public void close() throws Exception {
        subscribers.stop();
        server.stop();
        kernel.close();
    }

    private ModulesResource modulesResource() {
        ModulesResource resource = new ModulesResource(new OneModule(), kernel.callers);
        resource.addNotes(module -> List.of("A layout of " + module + " names a field that is not there."));
        return resource;
    }

    /** The module {@code harbour}, which is enabled. */
    private static final class OneModule implements Modules {
        @Override
        public List<ModuleInfo> list() {
            return List.of(module("harbour"));
        }

        @Override
        public ModuleInfo module(String name) {
            if (!name.equals("harbour")) {
                throw new CrmException(StandardError.NO_SUCH_MODULE, name);
            }
            return new ModuleInfo(name, "1.0.0", ModuleState.ENABLED, "", 7, List.of(), List.of("harbour.boat"), false);
        }

        @Override
        public ModuleTexts texts(String name, Locale locale) {
            return new ModuleTexts(locale.getLanguage().equals("es") ? "Puerto" : "Harbour", "");
        }

        @Override
        public ModuleInfo enable(String name) {
            return module(name);
        }

        @Override
        public ModuleInfo disable(String name, boolean cascade) {
            return module(name);
        }

        @Override
        public ModuleInfo update(String name) {
            return module(name);
        }

        @Override
        public boolean ready() {
            return true;
        }
    }
}
