package br.com.basecommerce.construction.exports;

import br.com.basecommerce.common.tenancy.TenantContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * Rows as a spreadsheet of this country reads them ({@code product.md} X3): {@code ;}, decimal comma, byte order mark, CRLF,
 * days as {@code 15/01/2026}, moments as {@code 15/01/2026 10:30:00} in the store's zone, ids as text.
 *
 * <p>A text that a spreadsheet would take for a formula gets an apostrophe before it. A number does not: {@code -5} is none,
 * and with one it could not be added up.
 */
final class CsvTable implements RowCallbackHandler {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setDelimiter(';').setRecordSeparator("\r\n")
            .get();
    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\t\r]", Pattern.DOTALL);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm:ss");

    private final CSVPrinter printer;

    /** @param out is not closed */
    CsvTable(Writer out, Iterable<String> columns) throws IOException {
        out.write('\ufeff');
        printer = new CSVPrinter(out, FORMAT);
        printer.printRecord(columns);
    }

    @Override
    public void processRow(ResultSet row) throws SQLException {
        try {
            ResultSetMetaData columns = row.getMetaData();
            for (int column = 1; column <= columns.getColumnCount(); column++) {
                printer.print(cell(row, column, columns.getColumnTypeName(column)));
            }
            printer.println();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static @Nullable String cell(ResultSet row, int column, String type) throws SQLException {
        return switch (type) {
            case "bool" -> row.getObject(column) == null ? null : row.getBoolean(column) ? "sim" : "não";
            case "date" -> day(row.getObject(column, LocalDate.class));
            case "timestamptz" -> moment(row.getObject(column, OffsetDateTime.class));
            case "numeric", "float4", "float8" -> number(row.getBigDecimal(column));
            case "int2", "int4", "int8" -> row.getString(column);
            default -> text(row.getString(column));
        };
    }

    private static @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : DAY.format(day);
    }

    private static @Nullable String moment(@Nullable OffsetDateTime moment) {
        return moment == null ? null : moment(moment.toInstant());
    }

    private static String moment(Instant moment) {
        return MOMENT.format(moment.atZone(TenantContext.required().zone()));
    }

    private static @Nullable String number(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString().replace('.', ',');
    }

    private static @Nullable String text(@Nullable String text) {
        return text == null || !FORMULA.matcher(text).find() ? text : "'" + text;
    }
}
