package org.kartera.transfer.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kartera.platform.CrmException;
import org.kartera.platform.ErrorCode;
import org.kartera.platform.Messages;
import org.kartera.transfer.ImportOptions;
import org.kartera.transfer.Imports.RowError;

/** Tells what is wrong with a row, in the words of whoever asked for the import and with the column where the value came from. */
final class RowErrors {
    private final Messages messages;
    private final Locale locale;
    private final Map<String, ImportOptions.Value> fields;

    RowErrors(Messages messages, Locale locale, Map<String, ImportOptions.Value> fields) {
        this.messages = messages;
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
        return List.of(error(line, wrong.column(), wrong.code(), wrong.args()));
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
