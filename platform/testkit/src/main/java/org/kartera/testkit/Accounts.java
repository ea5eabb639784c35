package org.kartera.testkit;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.kartera.events.Feed;
import org.kartera.persistence.UnitOfWork;
import org.kartera.platform.Caller;
import org.kartera.platform.Callers;
import org.kartera.platform.Channel;
import org.kartera.platform.Work;
import org.kartera.platform.record.Records;
import org.kartera.records.internal.module.ModuleContent;
import org.kartera.records.internal.pipeline.PipelineServices;
import org.kartera.records.internal.pipeline.RuleRegistry;
import org.kartera.security.internal.identity.Identities;
import org.kartera.security.internal.identity.IdentityTables;
import org.kartera.security.internal.identity.JobPrincipals;
import org.kartera.security.internal.identity.Role;
import org.kartera.security.internal.identity.RoleRule;
import org.kartera.security.internal.identity.StandardAccounts;
import org.kartera.security.internal.identity.StandardRole;
import org.kartera.security.internal.identity.Team;
import org.kartera.security.internal.identity.TeamRule;
import org.kartera.security.internal.identity.Token;
import org.kartera.security.internal.identity.TokenRule;
import org.kartera.security.internal.identity.User;
import org.kartera.security.internal.identity.UserRule;
import org.kartera.security.internal.identity.UserTeams;
import org.kartera.security.internal.password.OneTimePasswordFile;
import org.kartera.security.internal.password.Passwords;
import org.kartera.security.internal.rights.Grant;
import org.kartera.security.internal.store.SecurityStatements;

/** Users, teams and the standard roles over a kernel, by the security bundle's own rules. */
final class Accounts implements AutoCloseable {
    private static final String GRANTS = "KARTERA-INF/data/grants.properties";

    private final Records records;
    private final Callers callers;
    private final IdentityTables tables;
    private final Identities identities;
    private final StandardAccounts standard;
    private final JobPrincipals principals;

    Accounts(
            Records records,
            Callers callers,
            UnitOfWork unit,
            Feed feed,
            PipelineServices pipeline,
            RuleRegistry rules) {
        this.records = records;
        this.callers = callers;
        this.tables = new IdentityTables(new SecurityStatements(unit));
        this.identities = new Identities(tables, unit, feed);
        this.standard = new StandardAccounts(records, tables);
        this.principals = new JobPrincipals(identities);
        OneTimePasswordFile file = new OneTimePasswordFile(Path.of("target"));
        rules.add(new UserRule(callers, new Passwords(), tables, identities, unit, file, feed), Map.of());
        rules.add(new RoleRule(identities), Map.of());
        rules.add(new TeamRule(identities), Map.of());
        rules.add(new TokenRule(callers, identities), Map.of());
        pipeline.setOwnerTeams(new UserTeams(tables));
        asSystem(() ->
                Arrays.stream(StandardRole.values()).forEach(role -> standard.ensureRole(role, role.roleName(), "")));
    }

    /** The record types that must be there first. */
    static ModuleContent content() {
        return ModuleContent.of("security", User.class, Team.class, Role.class, Token.class);
    }

    /** Gives the roles what {@code module} proposes for them. */
    void grant(BuiltModule module) {
        module.file(GRANTS)
                .ifPresent(file -> asSystem(() -> {
                    Properties proposals = read(file);
                    for (String role : proposals.stringPropertyNames()) {
                        List<Grant> grants = new ArrayList<>();
                        for (String text : proposals.getProperty(role).strip().split("[\\s,]+", -1)) {
                            grants.add(Grant.parse(text)
                                    .orElseThrow(() -> new IllegalStateException(
                                            GRANTS + " of " + module.name() + " has what is no grant: " + text)));
                        }
                        if (!standard.addGrants(role, grants)) {
                            throw new IllegalStateException(GRANTS + " of " + module.name() + " speaks of " + role
                                    + ", which is no standard role");
                        }
                    }
                }));
    }

    UUID team(String name) {
        return asSystem(() -> records.create("security.team", Map.of("name", name)));
    }

    UUID user(String login, UUID team, String role) {
        UUID roleId = tables.roles().stream()
                .filter(stored -> stored.name().equals(role))
                .map(IdentityTables.StoredRole::id)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no role " + role));
        return asSystem(() -> records.create(
                "security.user",
                Map.of(
                        "login",
                        login,
                        "name",
                        login,
                        "roles",
                        List.of(roleId.toString()),
                        "teams",
                        List.of(team.toString()))));
    }

    Caller caller(UUID user) {
        return principals.caller(user, Locale.ENGLISH, ZoneOffset.UTC, Channel.REST);
    }

    JobPrincipals principals() {
        return principals;
    }

    private void asSystem(Runnable work) {
        callers.run(Caller.system("test"), work);
    }

    private UUID asSystem(Work<UUID> work) {
        return callers.as(Caller.system("test"), work);
    }

    private static Properties read(URL file) {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(file.openStream(), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    @Override
    public void close() {
        try {
            identities.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
