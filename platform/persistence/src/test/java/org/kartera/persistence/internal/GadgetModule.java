package org.kartera.persistence.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.ColumnConverter;
import org.kartera.persistence.MappedAttribute;
import org.kartera.persistence.UnitDefinition;
import org.kartera.platform.record.Ref;

/** A module with {@link Gadget}, mapped as the kernel maps record types. Two of them under different names are two modules. */
final class GadgetModule {
    private GadgetModule() {}

    /** The rows are in {@code <module>_gadget}. */
    static UnitDefinition definition(String module) {
        Map<String, ColumnConverter> converters = Map.of(
                "id", text(UUID::fromString),
                "createdAt", instant(),
                "modifiedAt", instant(),
                "owner", text(id -> Ref.to("security.user", UUID.fromString(id))),
                "maker", text(id -> Ref.to("contacts.company", UUID.fromString(id))),
                "marks", text(marks -> new ArrayList<>(List.of(marks.split(",")))),
                "deletedWith", text(UUID::fromString),
                "shop.colour", text(colour -> colour));
        return new UnitDefinition(
                module,
                orm(module),
                List.of(Gadget.class.getName()),
                GadgetModule.class.getClassLoader(),
                Map.of(Gadget.class.getName(), converters),
                Map.of(Gadget.class.getName(), List.of(new SizeAttribute(), new TagsAttribute())));
    }

    static String changeLog(String module) {
        return """
                <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                    xmlns:ext="http://www.liquibase.org/xml/ns/dbchangelog-ext"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
                        http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd
                        http://www.liquibase.org/xml/ns/dbchangelog-ext
                        http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-ext.xsd">
                  <changeSet id="1" author="kartera">
                    <comment>gadgets</comment>
                    <ext:createRecordTable tableName="%1$s_gadget">
                      <column name="name" type="varchar(200)"/>
                      <column name="name_f" type="${folded}"/>
                      <column name="price" type="bigint"/>
                      <column name="maker_id" type="${id}"/>
                      <column name="marks" type="${json}"/>
                      <column name="notes" type="${text}"/>
                      <column name="shop_colour" type="varchar(50)"/>
                      <column name="width" type="integer"/>
                      <column name="height" type="integer"/>
                      <column name="tags" type="varchar(200)"/>
                    </ext:createRecordTable>
                  </changeSet>
                </databaseChangeLog>
                """.formatted(module);
    }

    private static String orm(String module) {
        return """
                <entity-mappings xmlns="http://www.eclipse.org/eclipselink/xsds/persistence/orm" version="2.5">
                  <mapped-superclass class="org.kartera.platform.record.CrmRecord" access="FIELD" metadata-complete="true"
                      exclude-default-mappings="true">
                    <attributes>
                      <id name="id"><column name="id"/><convert>none</convert></id>
                      <basic name="createdAt"><column name="created_at"/><convert>none</convert></basic>
                      <basic name="modifiedAt"><column name="modified_at"/><convert>none</convert></basic>
                      <basic name="owner"><column name="owner_id"/><convert>none</convert></basic>
                      <basic name="title"><column name="title"/></basic>
                      <basic name="deletedWith"><column name="deleted_with_id"/><convert>none</convert></basic>
                      <version name="version"><column name="version"/></version>
                    </attributes>
                  </mapped-superclass>
                  <entity class="org.kartera.persistence.internal.Gadget" access="FIELD" metadata-complete="true"
                      exclude-default-mappings="true">
                    <table name="%1$s_gadget"/>
                    <access-methods get-method="extension" set-method="extension"/>
                    <attributes>
                      <basic name="name"><column name="name"/></basic>
                      <basic name="price"><column name="price"/></basic>
                      <basic name="maker"><column name="maker_id"/><convert>none</convert></basic>
                      <basic name="marks"><column name="marks"/><convert>none</convert></basic>
                      <basic name="notes"><column name="notes"/></basic>
                      <basic name="shop.colour" access="VIRTUAL" attribute-type="java.lang.String">
                        <column name="shop_colour"/><convert>none</convert>
                      </basic>
                    </attributes>
                  </entity>
                </entity-mappings>
                """.formatted(module);
    }

    private static ColumnConverter text(Function<String, Object> parse) {
        return new ColumnConverter() {
            @Override
            public Class<?> stored() {
                return String.class;
            }

            @Override
            public @Nullable Object toColumn(@Nullable Object value) {
                if (value instanceof Ref ref) {
                    return ref.id().toString();
                }
                if (value instanceof List<?> list) {
                    return String.join(",", list.stream().map(Object::toString).toList());
                }
                return value == null ? null : value.toString();
            }

            @Override
            public @Nullable Object toValue(@Nullable Object column) {
                return column == null ? null : parse.apply(column.toString());
            }
        };
    }

    private static ColumnConverter instant() {
        return new ColumnConverter() {
            @Override
            public Class<?> stored() {
                return Timestamp.class;
            }

            @Override
            public @Nullable Object toColumn(@Nullable Object value) {
                return value == null ? null : Timestamp.from((Instant) value);
            }

            @Override
            public @Nullable Object toValue(@Nullable Object column) {
                return column == null ? null : ((Timestamp) column).toInstant();
            }
        };
    }

    /** Two columns. */
    private static final class SizeAttribute implements MappedAttribute {
        @Override
        public String name() {
            return "size";
        }

        @Override
        public List<Column> columns() {
            return List.of(new Column("width", Integer.class), new Column("height", Integer.class));
        }

        @Override
        public @Nullable Object read(Object entity) {
            return ((Gadget) entity).size();
        }

        @Override
        public void write(Object entity, @Nullable Object value) {
            ((Gadget) entity).resize((Gadget.Size) value);
        }

        @Override
        public @Nullable Object toColumn(int index, @Nullable Object value) {
            if (value instanceof Gadget.Size size) {
                return index == 0 ? size.width() : size.height();
            }
            return null;
        }

        @Override
        public @Nullable Object toValue(List<@Nullable Object> columns) {
            return columns.get(0) instanceof Number width && columns.get(1) instanceof Number height
                    ? new Gadget.Size(width.intValue(), height.intValue())
                    : null;
        }
    }

    /** One column, whose value can be changed in place. */
    private static final class TagsAttribute implements MappedAttribute {
        @Override
        public String name() {
            return "tags";
        }

        @Override
        public List<Column> columns() {
            return List.of(new Column("tags", String.class));
        }

        @Override
        public @Nullable Object read(Object entity) {
            return ((Gadget) entity).tags();
        }

        @Override
        @SuppressWarnings("unchecked")
        public void write(Object entity, @Nullable Object value) {
            ((Gadget) entity).tag((List<String>) value);
        }

        @Override
        public @Nullable Object toColumn(int index, @Nullable Object value) {
            return value instanceof List<?> tags
                    ? String.join(",", tags.stream().map(Object::toString).toList())
                    : null;
        }

        @Override
        public @Nullable Object toValue(List<@Nullable Object> columns) {
            return columns.get(0) == null
                    ? null
                    : new ArrayList<>(List.of(columns.get(0).toString().split(",")));
        }
    }
}
