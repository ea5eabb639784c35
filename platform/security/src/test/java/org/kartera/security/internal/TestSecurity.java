package org.kartera.security.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.events.internal.CommitFeed;
import org.kartera.persistence.OwnFiles;
import org.kartera.persistence.testing.SpanishInstallation;
import org.kartera.persistence.testing.TestDatabase;
import org.kartera.platform.Caller;
import org.kartera.platform.Channel;
import org.kartera.platform.Installation;
import org.kartera.platform.Work;
import org.kartera.platform.record.Records;
import org.kartera.platform.record.Ref;
import org.kartera.records.internal.installation.Catalogues;
import org.kartera.records.internal.installation.ThreadCallers;
import org.kartera.records.internal.metadata.MetadataRegistry;
import org.kartera.records.internal.metadata.RecordReader;
import org.kartera.records.internal.module.ModuleTables;
import org.kartera.records.internal.pipeline.PipelineGateway;
import org.kartera.records.internal.pipeline.PipelineRecords;
import org.kartera.records.internal.pipeline.PipelineServices;
import org.kartera.records.internal.pipeline.RuleRegistry;
import org.kartera.records.internal.pipeline.WritePipeline;
import org.kartera.records.internal.query.RecordQueries;
import org.kartera.records.metadata.EntityType;
import org.kartera.security.Authentication;
import org.kartera.security.Visit;
import org.kartera.security.internal.access.AccessReview;
import org.kartera.security.internal.identity.Identities;
import org.kartera.security.internal.identity.IdentityTables;
import org.kartera.security.internal.identity.OwnAccount;
import org.kartera.security.internal.identity.Role;
import org.kartera.security.internal.identity.RoleRule;
import org.kartera.security.internal.identity.StandardAccounts;
import org.kartera.security.internal.identity.Team;
import org.kartera.security.internal.identity.TeamRule;
import org.kartera.security.internal.identity.Token;
import org.kartera.security.internal.identity.TokenRule;
import org.kartera.security.internal.identity.User;
import org.kartera.security.internal.identity.UserRule;
import org.kartera.security.internal.identity.UserTeams;
import org.kartera.security.internal.password.OneTimePasswordFile;
import org.kartera.security.internal.password.Passwords;
import org.kartera.security.internal.session.LockResource;
import org.kartera.security.internal.session.MovingClock;
import org.kartera.security.internal.session.TestSessions;
import org.kartera.security.internal.start.TestStart;
import org.kartera.security.internal.store.SecurityStatements;

/** One node with its security, put together as OSGi would. To be closed; the database is the caller's. */
public final class TestSecurity implements AutoCloseable {
    private static final Installation INSTALLATION = new SpanishInstallation(Locale.forLanguageTag("es"));
    private static final List<Class<?>> TYPES = List.of(User.class, Team.class, Role.class, Token.class);

    private final CommitFeed feed;
    private final ThreadCallers callers = new ThreadCallers();
    private final Catalogues messages = new Catalogues();
    private final MovingClock clock = new MovingClock();
    private final Passwords passwords = new Passwords();
    private final MetadataRegistry metadata;
    private final Records records;
    private final SecurityStatements statements;
    private final IdentityTables tables;
    private final Identities identities;
    private final OneTimePasswordFile file;
    private final StandardAccounts accounts;
    private final Authentication authentication;
    private final TestDatabase database;

    public TestSecurity(TestDatabase database, Path dataFolder) {
        this.database = database;
        this.feed = new CommitFeed(database.database(), database.unitOfWork(), database.migrations());
        database.migrations().run("records", OwnFiles.of(MetadataRegistry.class));
        database.migrations().run("security", OwnFiles.of(User.class));
        this.metadata = metadata(database);
        RuleRegistry rules = new RuleRegistry();
        PipelineServices services = new PipelineServices(
                metadata,
                database.unitOfWork(),
                database.database(),
                callers,
                feed,
                INSTALLATION,
                rules,
                module -> () -> {});
        WritePipeline pipeline = new WritePipeline(services);
        RecordQueries queries =
                new RecordQueries(metadata, database.unitOfWork(), database.database(), INSTALLATION, messages);
        this.records =
                new PipelineRecords(pipeline, queries, new PipelineGateway(pipeline, queries, feed, callers), callers);
        this.statements = new SecurityStatements(database.unitOfWork());
        this.tables = new IdentityTables(statements);
        this.identities = new Identities(tables, database.unitOfWork(), feed);
        this.file = new OneTimePasswordFile(dataFolder);
        services.setOwnerTeams(new UserTeams(tables));
        rules.add(new UserRule(callers, passwords, tables, identities, database.unitOfWork(), file, feed), Map.of());
        rules.add(new RoleRule(identities), Map.of());
        rules.add(new TeamRule(identities), Map.of());
        rules.add(new TokenRule(callers, identities), Map.of());
        this.accounts = new StandardAccounts(records, tables);
        this.authentication = TestSessions.authentication(
                identities,
                tables,
                passwords,
                new OwnAccount(records, callers, passwords),
                statements,
                database.unitOfWork(),
                feed,
                INSTALLATION,
                clock);
    }

    private static MetadataRegistry metadata(TestDatabase database) {
        Map<String, EntityType> types = new HashMap<>();
        List<EntityType> read = new RecordReader().records("security", TYPES);
        read.forEach(type -> types.put(type.name(), type));
        new ModuleTables(
                        database.database(),
                        database.migrations(),
                        database.indexes(),
                        database.units(),
                        database.tables())
                .open("security", read, User.class.getClassLoader());
        MetadataRegistry metadata = new MetadataRegistry();
        metadata.publish(types, List.of());
        return metadata;
    }

    /** Starts with {@code environment}; what was printed. */
    public List<String> start(Map<String, String> environment) {
        List<String> printed = new ArrayList<>();
        TestStart.run(tables, accounts, callers, passwords, file, messages, environment, printed);
        return printed;
    }

    public AccessReview access() {
        return new AccessReview(records, metadata, identities, callers, INSTALLATION);
    }

    public Authentication authentication() {
        return authentication;
    }

    public OneTimePasswordFile file() {
        return file;
    }

    public MovingClock clock() {
        return clock;
    }

    public CommitFeed feed() {
        return feed;
    }

    public Records records() {
        return records;
    }

    public ThreadCallers callers() {
        return callers;
    }

    public StandardAccounts accounts() {
        return accounts;
    }

    public SecurityStatements statements() {
        return statements;
    }

    public TestDatabase database() {
        return database;
    }

    public LockResource locks() {
        return TestSessions.locks(tables, statements, database.unitOfWork(), callers, feed, clock);
    }

    /** As the kernel. */
    public <T> T asSystem(Work<T> work) {
        return callers.as(Caller.system("test"), work);
    }

    /** As somebody, with the rights of this moment. */
    public <T> T as(String login, Work<T> work) {
        return callers.as(authentication.console(login), work);
    }

    /** Makes a user with that password and those roles. */
    public UUID user(String login, String password, String... roles) {
        return asSystem(() -> records.create(
                "security.user",
                Map.of(
                        "login",
                        login,
                        "name",
                        login,
                        "password",
                        password,
                        "roles",
                        List.of(roles).stream().map(this::role).toList())));
    }

    public Ref role(String name) {
        return tables.roles().stream()
                .filter(role -> role.name().equals(name))
                .map(role -> Ref.to("security.role", role.id()))
                .findFirst()
                .orElseThrow();
    }

    /** Makes a team below {@code parent}. */
    public UUID team(String name, @Nullable UUID parent) {
        Map<String, Object> values = new HashMap<>(Map.of("name", name));
        if (parent != null) {
            values.put("parent", parent.toString());
        }
        return asSystem(() -> records.create("security.team", values));
    }

    public void change(UUID user, Map<String, ?> values) {
        records.update(Ref.to("security.user", user), values);
    }

    public static Visit visit() {
        return from("192.0.2.1");
    }

    public static Visit from(String address) {
        return new Visit(Channel.WEB, address, "a browser", Locale.ENGLISH);
    }

    @Override
    public void close() {
        try {
            identities.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        feed.close();
    }
}
