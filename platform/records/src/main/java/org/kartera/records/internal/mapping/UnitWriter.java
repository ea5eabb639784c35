package org.kartera.records.internal.mapping;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.ColumnConverter;
import org.kartera.persistence.MappedAttribute;
import org.kartera.persistence.UnitDefinition;
import org.kartera.platform.record.CrmRecord;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.StandardFields;

/**
 * Writes the persistence unit of a module. The orm XML says which class is which table and declares id and version; every other field is a
 * {@link MappedAttribute}, so that no default of JPA has a say in how a value is stored.
 */
public final class UnitWriter {
    private static final String ID = "id";
    private static final String VERSION = "version";

    /** The unit of {@code module} with all its record types, mixed in fields included. */
    public UnitDefinition write(String module, List<EntityType> types, ClassLoader loader) {
        Map<String, Map<String, ColumnConverter>> converters = new HashMap<>();
        Map<String, List<MappedAttribute>> attributes = new HashMap<>();
        for (EntityType type : types) {
            String name = type.javaType().getName();
            converters.put(name, Map.of(ID, Converters.ID));
            attributes.put(name, attributes(type));
        }
        return new UnitDefinition(
                module,
                orm(types),
                types.stream().map(type -> type.javaType().getName()).toList(),
                loader,
                converters,
                attributes);
    }

    private static List<MappedAttribute> attributes(EntityType type) {
        return Stream.concat(
                        Stream.of(StandardFields.TITLE, StandardFields.DELETED_AT, StandardFields.DELETED_WITH),
                        type.stored().stream())
                .<MappedAttribute>map(FieldAttribute::of)
                .toList();
    }

    private static String orm(List<EntityType> types) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <entity-mappings xmlns="http://www.eclipse.org/eclipselink/xsds/persistence/orm" version="2.5">
                  <access>FIELD</access>
                  <mapped-superclass class="%s" access="FIELD" metadata-complete="true">
                    <attributes>
                      <id name="id"><column name="id"/></id>
                      <version name="version"><column name="version"/></version>
                %s    </attributes>
                  </mapped-superclass>
                %s</entity-mappings>
                """.formatted(
                        CrmRecord.class.getName(),
                        transients(CrmRecord.class),
                        types.stream().map(UnitWriter::entity).collect(Collectors.joining()));
    }

    private static String entity(EntityType type) {
        return """
                  <entity class="%s" access="FIELD" metadata-complete="true">
                    <table name="%s"/>
                    <attributes>
                %s    </attributes>
                  </entity>
                """.formatted(type.javaType().getName(), type.table(), transients(type.javaType()));
    }

    private static String transients(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field ->
                        !Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers()))
                .map(Field::getName)
                .filter(name -> type != CrmRecord.class || !(name.equals(ID) || name.equals(VERSION)))
                .map(name -> "      <transient name=\"" + name + "\"/>\n")
                .collect(Collectors.joining());
    }

    /** A field of a record as an attribute of the unit. */
    private record FieldAttribute(FieldType field, FieldStorage storage, List<Column> columns)
            implements MappedAttribute {
        static FieldAttribute of(FieldType field) {
            FieldStorage storage = FieldStorage.of(field);
            return new FieldAttribute(
                    field,
                    storage,
                    storage.columns().stream()
                            .map(column ->
                                    new Column(column.name(), column.type().stored()))
                            .toList());
        }

        @Override
        public String name() {
            return field.name();
        }

        @Override
        public @Nullable Object read(Object entity) {
            return field.accessor().read((CrmRecord) entity);
        }

        @Override
        public void write(Object entity, @Nullable Object value) {
            field.accessor().write((CrmRecord) entity, value);
        }

        @Override
        public @Nullable Object toColumn(int index, @Nullable Object value) {
            return storage.toColumn(index, "".equals(value) ? null : value);
        }

        @Override
        public @Nullable Object toValue(List<@Nullable Object> stored) {
            return storage.toValue(stored);
        }
    }
}
