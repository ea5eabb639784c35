package org.kartera.web;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.events.internal.CommitFeed;
import org.kartera.persistence.Dialect;
import org.kartera.persistence.OwnFiles;
import org.kartera.persistence.testing.Databases;
import org.kartera.persistence.testing.SpanishInstallation;
import org.kartera.persistence.testing.TestDatabase;
import org.kartera.platform.Caller;
import org.kartera.platform.Installation;
import org.kartera.platform.record.Records;
import org.kartera.platform.record.Ref;
import org.kartera.records.InstallationSettings;
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
import org.kartera.security.internal.identity.Role;
import org.kartera.security.internal.identity.Team;
import org.kartera.security.internal.identity.User;

/**
 * A kernel with users, teams and roles: {@code ana} and {@code ben} of the north, {@code carla}, who may share views, of the south, {@code dora} of no team, and {@code
 * eva} and {@code fidel}, who administer it. {@code ana} has the role {@code sales}, {@code ben} {@code service} and then {@code sales}. */
final class Office implements AutoCloseable {
    static final String TEAM = "security.team";
    private static final String ROLE = "security.role";

    final TestDatabase database;
    final MetadataRegistry metadata = new MetadataRegistry();
    final ThreadCallers callers = new ThreadCallers();
    final Catalogues messages = new Catalogues();
    final Installation installation = new SpanishInstallation();
    volatile InstallationSettings.@Nullable Tiles tiles;
    volatile InstallationSettings.@Nullable Brand brand;
    final InstallationSettings settings = new Untouched();
    final CommitFeed feed;
    final Records records;
    final Staff staff = new Staff();
    final UUID north;
    final UUID south;

    Office(Dialect dialect) {
        database = Databases.open(dialect);
        database.migrations().run("records", OwnFiles.of(MetadataRegistry.class));
        database.migrations().run("security", OwnFiles.of(User.class));
        feed = new CommitFeed(database.database(), database.unitOfWork(), database.migrations());
        Map<String, EntityType> types = new HashMap<>();
        List<EntityType> read = new RecordReader().records("security", List.of(User.class, Team.class, Role.class));
        read.forEach(type -> types.put(type.name(), type));
        new ModuleTables(
                        database.database(),
                        database.migrations(),
                        database.indexes(),
                        database.units(),
                        database.tables())
                .open("security", read, User.class.getClassLoader());
        metadata.publish(types, List.of());
        PipelineServices services = new PipelineServices(
                metadata,
                database.unitOfWork(),
                database.database(),
                callers,
                feed,
                installation,
                new RuleRegistry(),
                module -> () -> {});
        WritePipeline pipeline = new WritePipeline(services);
        RecordQueries queries =
                new RecordQueries(metadata, database.unitOfWork(), database.database(), installation, messages);
        records =
                new PipelineRecords(pipeline, queries, new PipelineGateway(pipeline, queries, feed, callers), callers);
        north = create(TEAM, Map.of("name", "North"));
        south = create(TEAM, Map.of("name", "South"));
        Ref sales = Ref.to(ROLE, create(ROLE, Map.of("name", "sales")));
        Ref service = Ref.to(ROLE, create(ROLE, Map.of("name", "service")));
        staff.add("ana", hire("ana", sales), List.of(north), false, Locale.ENGLISH);
        staff.add("ben", hire("ben", service, sales), List.of(north), false, Locale.ENGLISH);
        staff.add("carla", hire("carla"), List.of(south), true, Locale.forLanguageTag("es"));
        staff.add("dora", hire("dora"), List.of(), false, Locale.ENGLISH);
        staff.administrator("eva", hire("eva"));
        staff.administrator("fidel", hire("fidel"));
    }

    private UUID hire(String login, Ref... roles) {
        return create(
                "security.user", Map.of("login", login, "name", login + " of the office", "roles", List.of(roles)));
    }

    private UUID create(String entity, Map<String, ?> values) {
        return callers.as(Caller.system("test"), () -> records.create(entity, values));
    }

    /** A record type as if one of its fields had gone. */
    static EntityType without(EntityType type, String field) {
        return new EntityType(
                type.name(),
                type.javaType(),
                type.title(),
                type.icon(),
                type.order(),
                type.traits(),
                type.fields().stream()
                        .filter(each -> !each.name().equals(field))
                        .toList(),
                type.actions());
    }

    @Override
    public void close() {
        feed.close();
        database.close();
    }

    /** The settings of that company, which nobody changes. */
    private final class Untouched implements InstallationSettings {
        private static final Details NO_DETAILS =
                new Details(null, null, null, null, null, null, null, null, null, null);
        private static final Formats NO_FORMATS = new Formats(null, null, null, null, null);

        @Override
        public Values current() {
            return new Values("Talleres Turia", "EUR", "en", "ES", "Z", false, tiles, NO_DETAILS, NO_FORMATS, brand);
        }

        @Override
        public Values change(Map<String, @Nullable Object> patch) {
            throw new UnsupportedOperationException("nobody changes the settings here");
        }
    }
}
