package org.kartera.web;

import jakarta.servlet.DispatcherType;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.kartera.persistence.Dialect;
import org.kartera.persistence.OwnFiles;
import org.kartera.records.metadata.Labels;
import org.kartera.rest.internal.application.PlatformServlet;
import org.kartera.rest.internal.application.Resources;
import org.kartera.rest.internal.application.Resources.Resource;
import org.kartera.rest.internal.problem.Problems;
import org.kartera.rest.internal.web.Credentials;
import org.kartera.rest.internal.web.Front;
import org.kartera.rest.internal.web.Gate;
import org.kartera.rest.internal.web.JettyErrors;
import org.kartera.rest.internal.web.Limits;
import org.kartera.rest.internal.web.Traffic;
import org.kartera.rest.testing.Client;
import org.kartera.web.internal.brand.LogoResource;
import org.kartera.web.internal.brand.Logos;
import org.kartera.web.internal.client.BrandFiles;
import org.kartera.web.internal.client.ClientFiles;
import org.kartera.web.internal.client.ClientServlet;
import org.kartera.web.internal.layer.LayerTable;
import org.kartera.web.internal.layer.StoredLayers;
import org.kartera.web.internal.manifest.Arrangements;
import org.kartera.web.internal.manifest.LayoutResource;
import org.kartera.web.internal.manifest.ManifestResource;
import org.kartera.web.internal.manifest.PageResource;
import org.kartera.web.internal.manifest.TestModules;
import org.kartera.web.internal.manifest.WelcomeResource;
import org.kartera.web.internal.preference.PreferenceResource;
import org.kartera.web.internal.preference.Preferences;
import org.kartera.web.internal.store.WebStatements;
import org.kartera.web.internal.view.Names;
import org.kartera.web.internal.view.TestViews;

/** The web client's server behind the gateway that the product has, in its Jetty, on a free port. To be closed. */
final class WebServer implements AutoCloseable {
    final Office office;
    final TestModules modules;
    private final Server server = new Server();
    private final WebStatements statements;
    private final StoredLayers layers;
    private final Logos logos;
    private final int port;

    WebServer(Dialect dialect, Path clientFolder) throws Exception {
        office = new Office(dialect);
        office.database.migrations().run("web", OwnFiles.of(WebStatements.class));
        statements = new WebStatements(office.database.unitOfWork());
        logos = new Logos(statements, office.database.unitOfWork(), office.feed, office.callers);
        modules = new TestModules(office.metadata, office.records);
        ClientFiles files = ClientFiles.of(ClientFolder.client(clientFolder));

        layers = new StoredLayers(new LayerTable(statements), office.database.unitOfWork(), office.feed);

        Limits limits = new Limits(100_000, 1_000_000, 20, 4_000, 500, 1_024, 1, 100);
        Problems problems = new Problems(office.messages);
        Credentials credentials = new Credentials(office.staff, office.installation);
        ServletContextHandler context = new ServletContextHandler("/");
        context.addServlet(
                new ServletHolder(PlatformServlet.of(
                        new Resources(problems, office.callers, limits),
                        resources(files),
                        office.metadata,
                        new Labels(office.messages))),
                "/api/v1/*");
        Front front = new Front(problems, office.messages);
        front.setClient(new ClientServlet(
                files, modules.modules(), new BrandFiles(files, office.settings, logos), office.settings));
        context.addServlet(new ServletHolder(front), "/");
        context.addFilter(
                new FilterHolder(new Gate(office.callers, credentials, limits, problems, new Traffic())),
                "/*",
                EnumSet.of(DispatcherType.REQUEST));
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(context);
        server.start();
        server.addConnector(new JettyErrors(problems, limits).createConnector(server));
        port = connector.getLocalPort();
    }

    private Set<Resource> resources(ClientFiles files) {
        Set<Resource> resources = new LinkedHashSet<>();
        Arrangements arrangements = modules.arrangements(
                layers, new Names(office.records, office.callers), office.messages, office.callers);
        for (Object closed : List.of(
                new LogoResource(logos),
                new ManifestResource(files, modules.modules(), arrangements),
                new LayoutResource(arrangements, layers),
                new PageResource(arrangements),
                TestViews.resource(
                        statements,
                        office.feed,
                        office.records,
                        office.metadata,
                        office.database.unitOfWork(),
                        office.callers),
                new PreferenceResource(new Preferences(statements, office.database.unitOfWork()), office.callers))) {
            resources.add(new Resource(closed, false));
        }
        resources.add(new Resource(new WelcomeResource(office.callers, office.settings), true));
        return resources;
    }

    /** Forgets all views and preferences; layouts are reverted by those who change them. */
    void forget() {
        statements.change("delete from web_view");
        statements.change("delete from web_preferences");
    }

    /** What another node on the same database keeps of the layers. To be closed. */
    StoredLayers anotherNode() {
        return new StoredLayers(new LayerTable(statements), office.database.unitOfWork(), office.feed);
    }

    int port() {
        return port;
    }

    Client as(String login) {
        return new Client(port, login);
    }

    Client anonymous() {
        return new Client(port, "");
    }

    @Override
    public void close() throws Exception {
        server.stop();
        layers.close();
        office.close();
    }
}
