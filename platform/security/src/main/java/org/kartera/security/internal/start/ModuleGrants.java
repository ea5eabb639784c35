package org.kartera.security.internal.start;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.DuplicateKeyException;
import org.kartera.persistence.UnitOfWork;
import org.kartera.platform.Caller;
import org.kartera.platform.Callers;
import org.kartera.platform.module.Module;
import org.kartera.security.internal.identity.StandardAccounts;
import org.kartera.security.internal.identity.StandardRole;
import org.kartera.security.internal.rights.Grant;
import org.kartera.security.internal.store.SecurityStatements;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives roles what a module proposes for them in {@code KARTERA-INF/data/grants.properties} ({@code sales=contacts.person:read=all
 * contacts.person:update=team}), when the module is enabled for the first time in this installation. What a role says already stays as it is, and what
 * an admin takes away later does not come back.
 */
@Component(service = ModuleGrants.class, immediate = true)
public final class ModuleGrants {
    /** Where a bundle has its proposals. */
    static final String PATH = "KARTERA-INF/data/grants.properties";

    private static final Logger LOG = LoggerFactory.getLogger(ModuleGrants.class);
    private static final String MODULE_HEADER = "Kartera-Module";

    private final @Nullable BundleContext context;
    private final StandardAccounts accounts;
    private final SecurityStatements statements;
    private final UnitOfWork unit;
    private final Callers callers;

    /** {@code first} is needed for the roles to be there. */
    @Activate
    public ModuleGrants(
            BundleContext context,
            @Reference FirstStart first,
            @Reference StandardAccounts accounts,
            @Reference SecurityStatements statements,
            @Reference UnitOfWork unit,
            @Reference Callers callers) {
        this(context, accounts, statements, unit, callers);
    }

    /** Outside OSGi, where modules are told of by {@link #apply}. */
    ModuleGrants(StandardAccounts accounts, SecurityStatements statements, UnitOfWork unit, Callers callers) {
        this(null, accounts, statements, unit, callers);
    }

    private ModuleGrants(
            @Nullable BundleContext context,
            StandardAccounts accounts,
            SecurityStatements statements,
            UnitOfWork unit,
            Callers callers) {
        this.context = context;
        this.accounts = accounts;
        this.statements = statements;
        this.unit = unit;
        this.callers = callers;
    }

    /** A module was enabled. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addModule(Module module) {
        try {
            Optional<URL> proposals = proposals(module.name());
            if (proposals.isPresent()) {
                apply(module.name(), read(proposals.get()));
            }
        } catch (RuntimeException e) {
            // The module works without; its admin can write the grants by hand.
            LOG.error("The grants that {} proposes were not applied", module.name(), e);
        }
    }

    /** It was disabled; what it proposed stays. */
    public void removeModule(Module module) {
        LOG.debug("grants of {} stay", module.name());
    }

    /** Applies the proposals of {@code module}, unless that was done before. */
    void apply(String module, Properties proposals) {
        try {
            callers.as(
                    Caller.system("module-grants"),
                    () -> unit.call(() -> {
                        if (remember(module)) {
                            proposals
                                    .stringPropertyNames()
                                    .forEach(role -> add(module, role, proposals.getProperty(role)));
                        }
                        return module;
                    }));
        } catch (DuplicateKeyException e) {
            LOG.debug("another node applies the grants of {}", module);
        }
    }

    private boolean remember(String module) {
        boolean known = statements
                .row("select module from security_proposal where module = ?", row -> row.getString(1), module)
                .isPresent();
        if (!known) {
            statements.change(
                    "insert into security_proposal (module, applied_at) values (?, ?)",
                    module,
                    Clock.systemUTC().instant());
        }
        return !known;
    }

    private void add(String module, String role, String texts) {
        if (role.equals(StandardRole.ADMIN.roleName())) {
            return;
        }
        List<Grant> grants = new ArrayList<>();
        for (String text : Arrays.asList(texts.strip().split("[\\s,]+"))) {
            Optional<Grant> grant = Grant.parse(text);
            grant.ifPresentOrElse(
                    grants::add, () -> LOG.warn("{} proposes for {} what is no grant: {}", module, role, text));
        }
        if (!accounts.addGrants(role, grants)) {
            LOG.warn("{} proposes grants for {}, which is no role here", module, role);
        }
    }

    private Optional<URL> proposals(String module) {
        return context == null
                ? Optional.empty()
                : Arrays.stream(context.getBundles())
                        .filter(bundle -> module.equals(bundle.getHeaders("").get(MODULE_HEADER)))
                        .flatMap(bundle -> Optional.ofNullable(bundle.getEntry(PATH)).stream())
                        .findFirst();
    }

    private static Properties read(URL url) {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(url.openStream(), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
