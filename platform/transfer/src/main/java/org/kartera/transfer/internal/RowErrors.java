package org.kartera.transfer.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.kartera.platform.CrmException;
import org.kartera.platform.ErrorCode;
import org.kartera.platform.Messages;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.Labels;
import org.kartera.records.metadata.Metadata;
import org.kartera.transfer.ImportOptions;
import org.kartera.transfer.Imports.RowError;
import org.kartera.transfer.TransferError;

/** Tells what is wrong with a row, in the words of whoever asked for the import and with the column where the value came from. */
final class RowErrors {
    private static final Set<ErrorCode> REFERENCES = Set.of(TransferError.NOTHING_FOUND, TransferError.SEVERAL_FOUND);

    /** What records are found by that no field is named for. */
    private static final String TITLE = "title";

    private final Messages messages;
    private final Metadata metadata;
    private final Labels labels;
    private final Locale locale;
    private final Map<String, ImportOptions.Value> fields;

    RowErrors(
            Messages messages,
            Metadata metadata,
            Labels labels,
            Locale locale,
            Map<String, ImportOptions.Value> fields) {
        this.messages = messages;
        this.metadata = metadata;
        this.labels = labels;
        this.locale = locale;
        this.fields = fields;
    }

    List<RowError> of(long line, CrmException refused) {
        if (refused.violations().isEmpty()) {
            return List.of(error(line, "", refused.code(), refused.args()));
        }
        return refused.violations().stream()
                .map(violation -> error(line, column(violation.field()), violation.code(), violation.args()))
                .toList();
    }

    List<RowError> of(long line, WrongCell wrong) {
        return List.of(error(line, wrong.column(), wrong.code(), named(wrong)));
    }

    /** A reference is told by what people call its record type and field. */
    private List<Object> named(WrongCell wrong) {
        if (!REFERENCES.contains(wrong.code())) {
            return wrong.args();
        }
        EntityType type = metadata.entity(wrong.args().get(0).toString());
        FieldType field = type.field(wrong.args().get(1).toString());
        return List.of(
                labels.entity(type, locale),
                field == null ? messages.text(RowErrors.class, locale, TITLE) : labels.field(type, field, locale),
                wrong.args().get(2));
    }

    private RowError error(long line, String column, ErrorCode code, List<Object> args) {
        return new RowError(line, column, code.code(), messages.text(locale, code, args.toArray()));
    }

    private String column(String field) {
        int end = field.indexOf('[');
        ImportOptions.Value value = fields.get(end < 0 ? field : field.substring(0, end));
        return value == null || value.column() == null ? field : value.column();
    }
}
