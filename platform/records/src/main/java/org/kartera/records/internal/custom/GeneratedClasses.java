package org.kartera.records.internal.custom;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.Migrations;
import org.kartera.platform.record.CrmRecord;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Classes of record types that nobody wrote: {@link CrmRecord} under another name, all their fields being extensions. Answers for their files too. */
final class GeneratedClasses extends ClassLoader {
    private static final String PACKAGE = "org.kartera.custom.";
    private static final String CONSTRUCTOR = "<init>";
    private static final String NO_ARGUMENTS = "()V";

    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Map<UUID, Class<? extends CrmRecord>> classes = new ConcurrentHashMap<>();

    GeneratedClasses() {
        super(GeneratedClasses.class.getClassLoader());
    }

    /** The class of the record type with that id, made when it is first asked for. */
    Class<? extends CrmRecord> of(UUID id) {
        return classes.computeIfAbsent(id, this::make);
    }

    private Class<? extends CrmRecord> make(UUID id) {
        String name = PACKAGE + "Record_" + id.toString().replace('-', '_');
        byte[] bytes = bytes(name.replace('.', '/'));
        files.put(name.replace('.', '/') + ".class", bytes);
        return defineClass(name, bytes, 0, bytes.length).asSubclass(CrmRecord.class);
    }

    private static byte[] bytes(String name) {
        String parent = Type.getInternalName(CrmRecord.class);
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER, name, null, parent, null);
        MethodVisitor constructor = writer.visitMethod(Opcodes.ACC_PUBLIC, CONSTRUCTOR, NO_ARGUMENTS, null, null);
        constructor.visitCode();
        constructor.visitVarInsn(Opcodes.ALOAD, 0);
        constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, parent, CONSTRUCTOR, NO_ARGUMENTS, false);
        constructor.visitInsn(Opcodes.RETURN);
        constructor.visitMaxs(1, 1);
        constructor.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }

    /** What {@link Migrations} reads for them. */
    void changeLog(String text) {
        files.put(Migrations.CHANGE_LOG, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The bundle's own change log is none of theirs. */
    @Override
    public @Nullable URL getResource(String name) {
        byte[] file = files.get(name);
        if (file == null) {
            return name.equals(Migrations.CHANGE_LOG) ? null : super.getResource(name);
        }
        try {
            return new URL(null, "custom:/" + name, new Memory(file));
        } catch (MalformedURLException e) {
            throw new IllegalStateException(name, e);
        }
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        byte[] file = files.get(name);
        return file == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(file);
    }

    /** Opens what is in memory. */
    private static final class Memory extends URLStreamHandler {
        private final byte[] content;

        Memory(byte[] content) {
            this.content = content;
        }

        @Override
        protected URLConnection openConnection(URL url) {
            return new URLConnection(url) {
                @Override
                public void connect() {}

                @Override
                public InputStream getInputStream() throws IOException {
                    return new ByteArrayInputStream(content);
                }
            };
        }
    }
}
