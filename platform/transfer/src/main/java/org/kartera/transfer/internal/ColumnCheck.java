package org.kartera.transfer.internal;

import java.util.Map;
import java.util.stream.Stream;
import org.kartera.platform.CrmException;
import org.kartera.transfer.ImportOptions;
import org.kartera.transfer.ImportOptions.Value;
import org.kartera.transfer.TransferError;

/** Checks that the file has the columns which the options name. */
final class ColumnCheck {
    private ColumnCheck() {}

    static void check(ImportOptions options, Table table) {
        columnsOf(options).filter(column -> !table.has(column)).findFirst().ifPresent(column -> {
            throw new CrmException(TransferError.NO_SUCH_COLUMN, column);
        });
    }

    /** Every column that the options name, those of templates included. */
    static Stream<String> columnsOf(ImportOptions options) {
        Stream<String> key = options.key() == null || options.key().column() == null
                ? Stream.empty()
                : Stream.of(options.key().column());
        return Stream.concat(key, columnsOf(options.fields()));
    }

    private static Stream<String> columnsOf(Map<String, Value> fields) {
        return fields.values().stream().flatMap(ColumnCheck::columnsOf);
    }

    private static Stream<String> columnsOf(Value value) {
        Stream<String> own = Stream.of(value.column(), value.currencyColumn()).flatMap(Stream::ofNullable);
        Stream<String> template =
                value.template() == null ? Stream.empty() : Templates.columns(value.template()).stream();
        Stream<String> lookup = Stream.empty();
        if (value.lookup() != null) {
            Map<String, Value> create = value.lookup().create();
            lookup = Stream.concat(
                    columnsOf(value.lookup().where()), create == null ? Stream.empty() : columnsOf(create));
        }
        return Stream.of(own, template, lookup).flatMap(each -> each);
    }
}
