package br.com.basecommerce.construction.exports;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What there is of a store to take away, as the database's own catalogue tells: every table of the vertical, and of what
 * the other services publish everything that belongs to one store. A table that is added is taken along by itself.
 */
@Component
class Tables {

    /**
     * Pictures leave as files. The others hold nothing of the shop's: earlier exports, answers kept for repetitions, and what is
     * worked out when it is asked, for one product, and would be for all.
     */
    static final Set<String> LEFT_OUT = Set.of("attachment_content", "export_file", "export_file_part",
            "idempotency_key", "substitute");

    /** The same in each row, and made from other columns. */
    private static final Set<String> COLUMNS_LEFT_OUT = Set.of("tenant_id", "search_text");

    /** The one view that shows the bound store without naming it in its rows. */
    private static final String OWN_ROW = "v1_tenant";

    private static final String CATALOGUE = """
            select n.nspname as schema, c.relname as name,
                   array_agg(a.attname::text order by a.attnum) as columns,
                   array(
                     select k.attname::text
                     from pg_index i
                     cross join unnest(i.indkey::smallint[]) with ordinality as key (number, place)
                     join pg_attribute k on k.attrelid = i.indrelid and k.attnum = key.number
                     where i.indrelid = c.oid and i.indisprimary
                     order by key.place
                   ) as key
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            where (n.nspname = 'construction' and c.relkind = 'r'
                   or n.nspname in ('auth', 'engines') and c.relkind = 'v' and c.relname like 'v1\\_%')
              and has_table_privilege(c.oid, 'select')
            group by n.nspname, c.relname, c.oid
            having bool_or(a.attname = 'tenant_id') or c.relname = :ownRow
            order by n.nspname, c.relname
            """;

    /**
     * A table or view.
     *
     * @param name as it stands in the file's name, without the version of a view
     * @param query of all rows of the bound store, in the order of the primary key where there is one
     */
    record Table(String name, List<String> columns, String query) {}

    private final JdbcClient jdbc;

    Tables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    List<Table> all() {
        return jdbc.sql(CATALOGUE).param("ownRow", OWN_ROW).query((row, number) -> table(row)).list().stream()
                .filter(table -> !LEFT_OUT.contains(table.name()))
                .toList();
    }

    private static Table table(ResultSet row) throws SQLException {
        String name = row.getString("name");
        List<String> columns = names(row.getArray("columns"));
        List<String> key = names(row.getArray("key"));
        List<String> shown = columns.stream().filter(column -> !COLUMNS_LEFT_OUT.contains(column)).toList();
        String query = "select " + quoted(shown) + " from " + row.getString("schema") + "." + name
                + (columns.contains("tenant_id") ? " where tenant_id = :tenant" : "")
                + (key.isEmpty() ? "" : " order by " + quoted(key));
        return new Table(name.replaceFirst("^v1_", ""), shown, query);
    }

    private static List<String> names(@Nullable Array names) throws SQLException {
        return names == null ? List.of() : Arrays.asList((String[]) names.getArray());
    }

    private static String quoted(List<String> columns) {
        return columns.stream().map(column -> '"' + column + '"').collect(Collectors.joining(", "));
    }
}
