package org.kartera.records.internal.metadata;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.CrmRecord;
import org.kartera.platform.record.FieldKind;
import org.kartera.platform.record.Mixin;
import org.kartera.platform.record.RecordType;
import org.kartera.records.internal.metadata.FieldReader.Declaration;
import org.kartera.records.metadata.ActionType;
import org.kartera.records.metadata.CompanyAmount;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.FieldType.Flag;
import org.kartera.records.metadata.MetadataException;
import org.kartera.records.metadata.StandardFields;
import org.kartera.records.metadata.TitlePattern;

/** Reads what classes with {@link RecordType} and {@link Mixin} declare. */
public final class RecordReader {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*\\.[a-z][a-zA-Z0-9]*");
    private static final Set<String> RESERVED =
            Set.of("id", "entity", "title", "version", "deletedAt", "deletedWith", "extensions");
    private static final Set<String> KERNEL_COLUMNS =
            Set.of("id", "version", "title", "title_f", "deleted_at", "deleted_with_id");

    /**
     * What a mixin adds.
     *
     * @param record full name of the record type that it extends
     */
    public record Addition(String record, List<FieldType> fields) {}

    /**
     * The record types of a module.
     *
     * @param module the module's name, with which theirs must begin
     * @throws MetadataException with everything that is wrong in any of the classes
     */
    public List<EntityType> records(String module, List<Class<?>> classes) {
        Problems problems = new Problems();
        List<EntityType> types = new ArrayList<>();
        classes.forEach(type -> {
            EntityType read = record(module, type, problems);
            if (read != null) {
                types.add(read);
            }
        });
        problems.throwIfAny();
        return types;
    }

    /**
     * What the mixins of a module add.
     *
     * @throws MetadataException with everything that is wrong in any of the classes
     */
    public List<Addition> mixins(String module, List<Class<?>> classes) {
        Problems problems = new Problems();
        List<Addition> additions =
                classes.stream().map(type -> mixin(module, type, problems)).toList();
        problems.throwIfAny();
        return additions;
    }

    /** The fields that every record has. */
    public static List<FieldType> standardFields() {
        Problems problems = new Problems();
        List<FieldType> fields = standard(problems);
        problems.throwIfAny();
        return fields;
    }

    private static @Nullable EntityType record(String module, Class<?> type, Problems problems) {
        RecordType declared = type.getAnnotation(RecordType.class);
        String where = type.getName();
        if (declared == null) {
            problems.add(where, "is listed as a record type; write @RecordType on the class");
            return null;
        }
        if (!CrmRecord.class.isAssignableFrom(type)) {
            problems.add(where, "a record type extends CrmRecord; write extends CrmRecord");
            return null;
        }
        Class<? extends CrmRecord> java = type.asSubclass(CrmRecord.class);
        checkClass(module, declared, java, problems);
        List<FieldType> fields = fields(java, problems);
        List<ActionType> actions = new ActionReader(problems).ofRecord(java);
        checkTitle(where, declared, fields, problems);
        checkOrder(where, declared, fields, problems);
        checkActions(where, actions, problems);
        return new EntityType(
                declared.name(),
                java,
                new TitlePattern(declared.title()),
                declared.icon(),
                Arrays.asList(declared.order()),
                Set.of(declared.traits()),
                fields,
                actions);
    }

    private static void checkClass(
            String module, RecordType declared, Class<? extends CrmRecord> type, Problems problems) {
        String where = type.getName();
        if (!NAME.matcher(declared.name()).matches()) {
            problems.add(
                    where,
                    "the name \"" + declared.name() + "\" is not of the form <module>.<noun>, such as " + module
                            + ".visit");
        } else if (!declared.name().startsWith(module + ".")) {
            problems.add(
                    where,
                    "the name \"" + declared.name() + "\" must begin with the module's own, \"" + module + ".\"");
        }
        if (Modifier.isAbstract(type.getModifiers())) {
            problems.add(where, "a record type cannot be abstract; remove abstract");
        }
        if (type.getSuperclass() != CrmRecord.class) {
            problems.add(where, "a record type extends CrmRecord itself, no other class in between");
        }
        if (type.getEnclosingClass() != null && !Modifier.isStatic(type.getModifiers())) {
            problems.add(where, "a class within another must be static to be a record type; write static");
        }
        if (Arrays.stream(type.getDeclaredConstructors()).noneMatch(made -> made.getParameterCount() == 0)) {
            problems.add(where, "a record type has a constructor without arguments; write one, it may be private");
        }
    }

    private static List<FieldType> fields(Class<? extends CrmRecord> type, Problems problems) {
        List<FieldType> fields = new ArrayList<>(standard(problems));
        Set<String> standardNames = new HashSet<>(RESERVED);
        fields.forEach(field -> standardNames.add(field.name()));
        Map<String, String> columns = new HashMap<>();
        KERNEL_COLUMNS.forEach(column -> columns.put(column, "the kernel"));
        fields.forEach(field -> columns.put(field.columns().value(), "the kernel"));
        for (Field field : type.getDeclaredFields()) {
            org.kartera.platform.record.Field declared = field.getAnnotation(org.kartera.platform.record.Field.class);
            if (declared == null) {
                continue;
            }
            String where = type.getName() + "." + field.getName();
            if (standardNames.contains(field.getName())) {
                problems.add(where, "every record has " + field.getName() + " already; give the field another name");
                continue;
            }
            if (Modifier.isStatic(field.getModifiers()) || Modifier.isFinal(field.getModifiers())) {
                problems.add(where, "a field can be neither static nor final");
                continue;
            }
            FieldType read = read(where, field, "", field.getName(), Set.of(), type, problems);
            if (read != null) {
                checkColumns(where, read, columns, problems);
                fields.add(read);
            }
        }
        return fields;
    }

    private static List<FieldType> standard(Problems problems) {
        List<FieldType> fields = new ArrayList<>();
        for (Field field : CrmRecord.class.getDeclaredFields()) {
            if (field.isAnnotationPresent(org.kartera.platform.record.Field.class)) {
                FieldType read = read(
                        field.getName(),
                        field,
                        "",
                        field.getName(),
                        EnumSet.of(Flag.STANDARD),
                        StandardFields.class,
                        problems);
                if (read != null) {
                    fields.add(read);
                }
            }
        }
        return fields;
    }

    private static void checkColumns(String where, FieldType field, Map<String, String> taken, Problems problems) {
        FieldType.Columns columns = field.columns();
        List<@Nullable String> all =
                new ArrayList<>(Arrays.asList(columns.value(), columns.second(), columns.folded()));
        all.addAll(CompanyAmount.has(field) ? CompanyAmount.of(field).columns() : List.of());
        for (String column : all) {
            String other = column == null ? null : taken.putIfAbsent(column, field.name());
            if (other != null) {
                problems.add(
                        where,
                        "the column " + column + " belongs to " + other + " already; name another by column = \"...\"");
            }
        }
    }

    private static @Nullable FieldType read(
            String where,
            Field field,
            String prefix,
            String name,
            Set<Flag> extra,
            Class<?> origin,
            Problems problems) {
        boolean extension = extra.contains(Flag.EXTENSION);
        return new FieldReader(problems)
                .read(new Declaration(
                        where,
                        name,
                        field.getName(),
                        prefix,
                        field.getGenericType(),
                        field.getAnnotation(org.kartera.platform.record.Field.class),
                        extra,
                        extension ? Accessors.extension(name, null) : Accessors.of(field),
                        origin));
    }

    private static void checkTitle(String where, RecordType declared, List<FieldType> fields, Problems problems) {
        List<String> named = new TitlePattern(declared.title()).fields();
        if (named.isEmpty()) {
            problems.add(
                    where, "the title \"" + declared.title() + "\" names no field; write it like title = \"{name}\"");
        }
        for (String name : named) {
            FieldType field = fields.stream()
                    .filter(candidate -> candidate.name().equals(name))
                    .findFirst()
                    .orElse(null);
            if (field == null) {
                problems.add(where, "the title names {" + name + "}, which is no field of the class");
            } else if (!field.readable()) {
                problems.add(where, "the title names {" + name + "}, which nobody may read");
            } else if (field.multiple()) {
                problems.add(where, "the title names {" + name + "}, which has several values");
            }
        }
    }

    private static void checkOrder(String where, RecordType declared, List<FieldType> fields, Problems problems) {
        for (String key : declared.order()) {
            String name = key.startsWith("-") ? key.substring(1) : key;
            boolean sortable = fields.stream()
                    .anyMatch(field -> field.name().equals(name) && field.readable() && !field.multiple());
            if (!sortable) {
                problems.add(where, "the order names \"" + name + "\", which is no field that lists can be sorted by");
            }
        }
    }

    private static void checkActions(String where, List<ActionType> actions, Problems problems) {
        Set<String> names = new HashSet<>();
        actions.stream()
                .map(ActionType::name)
                .filter(name -> !names.add(name))
                .forEach(name -> problems.add(where, "has two actions called " + name + "; give one another name"));
    }

    private static Addition mixin(String module, Class<?> type, Problems problems) {
        Mixin declared = type.getAnnotation(Mixin.class);
        if (declared == null) {
            problems.add(type.getName(), "is listed as a mixin; write @Mixin on the class");
            return new Addition("", List.of());
        }
        if (!NAME.matcher(declared.record()).matches()) {
            problems.add(type.getName(), "record = \"" + declared.record() + "\" is no record type's name");
        } else if (declared.record().startsWith(module + ".")) {
            problems.add(type.getName(), declared.record() + " is the module's own; declare the fields in its class");
        }
        List<FieldType> fields = new ArrayList<>();
        for (Field field : type.getDeclaredFields()) {
            if (!field.isAnnotationPresent(org.kartera.platform.record.Field.class)) {
                continue;
            }
            String where = type.getName() + "." + field.getName();
            FieldType read = read(
                    where,
                    field,
                    module + "_",
                    module + "." + field.getName(),
                    EnumSet.of(Flag.EXTENSION),
                    type,
                    problems);
            if (read != null) {
                checkAddition(where, read, problems);
                fields.add(read);
            }
        }
        return new Addition(declared.record(), fields);
    }

    private static void checkAddition(String where, FieldType field, Problems problems) {
        if (field.is(Flag.REQUIRED)) {
            problems.add(
                    where,
                    "a field of a mixin cannot be required, since the other module's records know nothing of it");
        }
        if (field.multiple() || field.kind() == FieldKind.ADDRESS) {
            problems.add(where, "a mixin adds single values only; for several, use a record type with a unique Ref");
        }
    }
}
