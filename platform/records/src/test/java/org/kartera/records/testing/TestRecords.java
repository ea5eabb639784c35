package org.kartera.records.testing;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kartera.persistence.Dialect;
import org.kartera.persistence.OwnFiles;
import org.kartera.persistence.testing.Databases;
import org.kartera.persistence.testing.TestDatabase;
import org.kartera.records.internal.mapping.ChangeLogText;
import org.kartera.records.internal.mapping.TableShape;
import org.kartera.records.internal.metadata.MetadataRegistry;
import org.kartera.records.internal.metadata.RecordReader;
import org.kartera.records.internal.module.ModuleContent;
import org.kartera.records.internal.module.ModuleTables;
import org.kartera.records.metadata.EntityType;

/** An empty database with this bundle's tables and the record types of test modules over it. To be closed. */
public final class TestRecords implements AutoCloseable {
    private final TestDatabase database;
    private final Path folder;
    private final MetadataRegistry metadata = new MetadataRegistry();
    private final Map<String, EntityType> types = new HashMap<>();

    private TestRecords(TestDatabase database, Path folder) {
        this.database = database;
        this.folder = folder;
        database.migrations().run("records", OwnFiles.of(MetadataRegistry.class));
    }

    /** Over a new database; files that are needed are put into {@code folder}. */
    public static TestRecords open(Dialect dialect, Path folder) {
        return new TestRecords(Databases.open(dialect), folder);
    }

    /** Makes the tables of {@code records}, opens their unit and publishes them, as the module host does. Returns this. */
    public TestRecords with(String module, Class<?>... records) {
        List<EntityType> read = new RecordReader().records(module, Arrays.asList(records));
        String changeLog =
                ChangeLogText.changeLog(read.stream().map(TableShape::of).toList());
        ModuleContent content = new ModuleContent(
                module,
                "1.0.0",
                Arrays.asList(records),
                List.of(),
                TestModule.loader(folder.resolve(module), changeLog));
        ModuleTables tables = new ModuleTables(
                database.database(), database.migrations(), database.indexes(), database.units(), database.tables());
        tables.migrate(content);
        tables.open(module, read, content.loader());
        read.forEach(type -> types.put(type.name(), type));
        metadata.publish(types, List.of());
        return this;
    }

    public TestDatabase database() {
        return database;
    }

    public MetadataRegistry metadata() {
        return metadata;
    }

    public EntityType type(String name) {
        return metadata.current().entity(name);
    }

    @Override
    public void close() {
        database.close();
    }
}
