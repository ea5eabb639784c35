package org.kartera.endtoend;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Constants;
import aQute.bnd.osgi.Jar;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** A module written by a test: compiled and made a bundle as the build does it with real ones. */
final class ModuleSource {
    private final String name;
    private final String version;
    private final Map<String, String> files = new LinkedHashMap<>();
    private final List<Path> libraries = new ArrayList<>();
    private String exports = "";

    ModuleSource(String name, String version) {
        this.name = name;
        this.version = version;
    }

    /** A module {@code notes} of one record type {@code notes.note} with a text. */
    static ModuleSource notes(String version) {
        return new ModuleSource("notes", version)
                .with("org/kartera/notes/Note.java", """
                        package org.kartera.notes;
                        import org.kartera.platform.record.*;
                        @RecordType(name = "notes.note", title = "{text}")
                        public class Note extends CrmRecord {
                            @Field(required = true, in = {Place.LIST, Place.SEARCH}) private String text;
                        }
                        """)
                .with("KARTERA-INF/changelog/changelog.xml", changeLog(""))
                .with("KARTERA-INF/i18n/messages.properties", "note = Note\nnote.plural = Notes\nnote.text = Text\n")
                .with(
                        "KARTERA-INF/i18n/messages_es.properties",
                        "note = Nota\nnote.plural = Notas\nnote.text = Texto\n");
    }

    /** The change log of notes with further change sets. */
    static String changeLog(String more) {
        return """
                <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                    xmlns:ext="http://www.liquibase.org/xml/ns/dbchangelog-ext"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-4.33.xsd
                                        http://www.liquibase.org/xml/ns/dbchangelog-ext http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-ext.xsd">
                  <changeSet id="note" author="test">
                    <ext:createRecordTable tableName="notes_note">
                      <column name="text" type="varchar(200)"/>
                      <column name="text_f" type="${folded}"/>
                    </ext:createRecordTable>
                  </changeSet>
                %s
                </databaseChangeLog>
                """.formatted(more);
    }

    /** This module with a file put in the place of its own of that path. */
    ModuleSource with(String path, String content) {
        files.put(path, content);
        return this;
    }

    /** This module exporting a package of that name, of which it has a file, in that version. */
    ModuleSource exporting(String exported, String exportedVersion) {
        exports = exported + ";version=" + exportedVersion;
        return this;
    }

    /** This module compiled against another jar. */
    ModuleSource using(Path jar) {
        libraries.add(jar);
        return this;
    }

    /** Builds the bundle in {@code folder} and returns the jar. */
    Path build(Path folder) throws Exception {
        Path work = Files.createTempDirectory(folder, name);
        Path classes = Files.createDirectories(work.resolve("classes"));
        List<String> sources = new ArrayList<>();
        for (Map.Entry<String, String> file : files.entrySet()) {
            boolean java = file.getKey().endsWith(".java");
            Path path = (java ? work.resolve("java") : classes).resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
            if (java) {
                sources.add(path.toString());
            }
        }
        compile(classes, sources);
        return bundle(folder, classes);
    }

    private void compile(Path classes, List<String> sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options = new ArrayList<>(
                List.of("-parameters", "--release", "17", "-cp", classPath(), "-d", classes.toString()));
        options.addAll(sources);
        if (compiler.run(null, null, null, options.toArray(String[]::new)) != 0) {
            throw new AssertionError("the module does not compile");
        }
    }

    private String classPath() {
        StringBuilder path = new StringBuilder(System.getProperty("java.class.path"));
        libraries.forEach(library -> path.append(File.pathSeparator).append(library));
        return path.toString();
    }

    private Path bundle(Path folder, Path classes) throws Exception {
        Path target = folder.resolve(name + "-" + version + ".jar");
        try (Builder builder = new Builder()) {
            builder.setProperty(Constants.BUNDLE_SYMBOLICNAME, "org.kartera." + name);
            builder.setProperty(Constants.BUNDLE_VERSION, version);
            builder.setProperty("Kartera-Module", name);
            builder.setProperty(
                    Constants.PROVIDE_CAPABILITY,
                    "kartera.module;name=\"" + name + "\";version:Version=\"" + version + "\"");
            builder.setProperty(Constants.PLUGIN + ".kartera", "org.kartera.bnd.ModulePlugin");
            builder.setProperty(Constants.PRIVATE_PACKAGE, "org.kartera." + name + ".*");
            if (!exports.isEmpty()) {
                builder.setProperty(Constants.EXPORT_PACKAGE, exports);
            }
            builder.setProperty(Constants.INCLUDERESOURCE, "KARTERA-INF=" + classes.resolve("KARTERA-INF"));
            builder.addClasspath(classes.toFile());
            for (String entry : classPath().split(File.pathSeparator, -1)) {
                if (new File(entry).isFile()) {
                    builder.addClasspath(new File(entry));
                }
            }
            Jar jar = builder.build();
            if (!builder.getErrors().isEmpty()) {
                throw new IOException(builder.getErrors().toString());
            }
            jar.write(target.toFile());
        }
        return target;
    }
}
