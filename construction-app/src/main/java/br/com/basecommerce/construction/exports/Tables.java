package br.com.basecommerce.construction.exports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
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

    /** The one view that shows the bound store without naming it in its rows. */
    private static final String OWN_ROW = "v1_tenant";

    /** Names become part of a query here only, quoted by PostgreSQL. */
    private static final String CATALOGUE = """
            select c.relname as name,
                   array_agg(a.attname::text order by a.attnum) filter (where shown) as columns,
                   format('select %s from %I.%I',
                     string_agg(format('%I', a.attname), ', ' order by a.attnum) filter (where shown),
                     n.nspname, c.relname)
                   || case when bool_or(a.attname = 'tenant_id') then ' where tenant_id = :tenant' else '' end
                   || coalesce((
                     select ' order by ' || string_agg(format('%I', k.attname), ', ' order by key.place)
                     from pg_index i
                     cross join unnest(i.indkey::smallint[]) with ordinality as key (number, place)
                     join pg_attribute k on k.attrelid = i.indrelid and k.attnum = key.number
                     where i.indrelid = c.oid and i.indisprimary
                   ), '') as query
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            -- The store is the same in each row, the text that is searched made of other columns.
            cross join lateral (select a.attname not in ('tenant_id', 'search_text') as shown) as what
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
        return jdbc.sql(CATALOGUE).param("ownRow", OWN_ROW)
                .query((row, number) -> table(row)).list().stream()
                .filter(table -> !LEFT_OUT.contains(table.name()))
                .toList();
    }

    private static Table table(ResultSet row) throws SQLException {
        return new Table(row.getString("name").replaceFirst("^v1_", ""), List.of((String[]) row.getArray("columns")
                .getArray()), row.getString("query"));
    }
}
