package org.kartera.persistence.internal;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.internal.helper.DatabaseField;
import org.eclipse.persistence.internal.sessions.AbstractRecord;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.mappings.AttributeAccessor;
import org.eclipse.persistence.mappings.DatabaseMapping.WriteType;
import org.eclipse.persistence.mappings.DirectToFieldMapping;
import org.eclipse.persistence.mappings.TransformationMapping;
import org.eclipse.persistence.mappings.foundation.AbstractTransformationMapping;
import org.eclipse.persistence.mappings.transformers.AttributeTransformer;
import org.eclipse.persistence.mappings.transformers.FieldTransformer;
import org.eclipse.persistence.sessions.DataRecord;
import org.eclipse.persistence.sessions.Session;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.ColumnConverter;
import org.kartera.persistence.MappedAttribute;
import org.kartera.persistence.MappedAttribute.Column;

/** {@link MappedAttribute}s as EclipseLink wants them: a direct mapping for one column, a transformation for several. */
final class AttributeMappings {
    private AttributeMappings() {}

    static void add(ClassDescriptor descriptor, MappedAttribute attribute) {
        if (attribute.columns().size() == 1) {
            descriptor.addMapping(direct(descriptor, attribute));
        } else {
            descriptor.addMapping(transformation(descriptor, attribute));
        }
    }

    private static DirectToFieldMapping direct(ClassDescriptor descriptor, MappedAttribute attribute) {
        Column column = attribute.columns().get(0);
        DirectToFieldMapping mapping = new OneColumn();
        mapping.setAttributeName(attribute.name());
        mapping.setAttributeAccessor(new Accessor(attribute));
        mapping.setField(field(descriptor, column));
        mapping.setAttributeClassification(Object.class);
        mapping.setConverter(new StoredValue(new SingleColumn(attribute, column)));
        mapping.setFieldClassification(column.stored());
        return mapping;
    }

    private static TransformationMapping transformation(ClassDescriptor descriptor, MappedAttribute attribute) {
        List<DatabaseField> fields = attribute.columns().stream()
                .map(column -> field(descriptor, column))
                .toList();
        TransformationMapping mapping = new SeveralColumns();
        mapping.setAttributeName(attribute.name());
        mapping.setAttributeAccessor(new Accessor(attribute));
        mapping.setAttributeTransformer(new Reader(attribute, fields));
        for (int index = 0; index < fields.size(); index++) {
            mapping.addFieldTransformer(fields.get(index), new Writer(attribute, index));
        }
        return mapping;
    }

    private static DatabaseField field(ClassDescriptor descriptor, Column column) {
        DatabaseField field =
                new DatabaseField(column.name(), descriptor.getTables().get(0));
        field.setType(column.stored());
        return field;
    }

    /**
     * Appends its column to a row. EclipseLink looks first whether the row has it already, field by field; no other attribute has any of our columns.
     */
    private static final class OneColumn extends DirectToFieldMapping {
        private static final long serialVersionUID = 1L;

        @Override
        protected void writeValueIntoRow(AbstractRecord row, DatabaseField field, @Nullable Object value) {
            row.add(field, value);
        }
    }

    /** The same for several columns. */
    private static final class SeveralColumns extends TransformationMapping {
        private static final long serialVersionUID = 1L;

        @Override
        public void writeFromObjectIntoRow(Object object, AbstractRecord row, AbstractSession session, WriteType type) {
            for (Object[] pair : getFieldToTransformers()) {
                DatabaseField field = (DatabaseField) pair[0];
                row.add(field, invokeFieldTransformer(field, (FieldTransformer) pair[1], object, session));
            }
        }
    }

    /** The one column of an attribute. */
    private record SingleColumn(MappedAttribute attribute, Column column) implements ColumnConverter {
        @Override
        public Class<?> stored() {
            return column.stored();
        }

        @Override
        public @Nullable Object toColumn(@Nullable Object value) {
            return attribute.toColumn(0, value);
        }

        @Override
        public @Nullable Object toValue(@Nullable Object stored) {
            List<@Nullable Object> columns = new ArrayList<>(1);
            columns.add(stored);
            return attribute.toValue(columns);
        }
    }

    /** Reaches the attribute without reflection by EclipseLink. */
    private static final class Accessor extends AttributeAccessor {
        private static final long serialVersionUID = 1L;

        private final transient MappedAttribute attribute;

        Accessor(MappedAttribute attribute) {
            this.attribute = attribute;
            setAttributeName(attribute.name());
        }

        @Override
        public Class<?> getAttributeClass() {
            return Object.class;
        }

        @Override
        public boolean isInitialized() {
            return true;
        }

        @Override
        public @Nullable Object getAttributeValueFromObject(Object entity) {
            return attribute.read(entity);
        }

        @Override
        public void setAttributeValueInObject(Object entity, @Nullable Object value) {
            attribute.write(entity, value);
        }
    }

    /** Makes the value of a row's columns. */
    private static final class Reader implements AttributeTransformer {
        private static final long serialVersionUID = 1L;

        private final transient MappedAttribute attribute;
        private final transient List<DatabaseField> fields;

        Reader(MappedAttribute attribute, List<DatabaseField> fields) {
            this.attribute = attribute;
            this.fields = fields;
        }

        @Override
        public void initialize(AbstractTransformationMapping mapping) {}

        @Override
        public @Nullable Object buildAttributeValue(DataRecord row, Object entity, Session session) {
            List<@Nullable Object> columns = new ArrayList<>(fields.size());
            fields.forEach(field -> columns.add(row.get(field)));
            return attribute.toValue(columns);
        }
    }

    /** Makes one column of the value. */
    private static final class Writer implements FieldTransformer {
        private static final long serialVersionUID = 1L;

        private final transient MappedAttribute attribute;
        private final int index;

        Writer(MappedAttribute attribute, int index) {
            this.attribute = attribute;
            this.index = index;
        }

        @Override
        public void initialize(AbstractTransformationMapping mapping) {}

        @Override
        public @Nullable Object buildFieldValue(Object entity, String column, Session session) {
            return attribute.toColumn(index, attribute.read(entity));
        }
    }
}
