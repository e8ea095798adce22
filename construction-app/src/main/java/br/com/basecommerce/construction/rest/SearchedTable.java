package br.com.basecommerce.construction.rest;

import br.com.basecommerce.common.tenancy.TenantContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The list of a table with a {@code search_text}: by that text, or best match first when something is searched. Answers ids,
 * of which each feature makes its own rows.
 *
 * @param name of the table in schema construction; like all names here a constant of the code, as it becomes part of the SQL
 * @param search the function that searches it
 */
public record SearchedTable(String name, String search) {

    /** Beyond so many hits nobody reads on; the search is made more precise instead. */
    private static final int CANDIDATES = 1_000;

    /**
     * What is asked of a list.
     *
     * @param limit 1 to 200; null: 50
     * @param count whether the total is wanted
     */
    public record Asked(@Nullable String q, @Nullable Integer limit, @Nullable String cursor, boolean count) {

        boolean isSearch() {
            return q != null && !q.isBlank();
        }
    }

    /** Conditions on the columns of {@code t}, as constants, with their values as parameters. */
    public static final class Conditions {

        private final List<String> texts = new ArrayList<>(List.of("t.tenant_id = :tenant"));
        private final Map<String, Object> values = new LinkedHashMap<>();

        public Conditions() {
            values.put("tenant", TenantContext.required().id().value());
        }

        /** Adds {@code t.{column} {operator} :{column}} unless the value is null. */
        public Conditions and(String column, String operator, @Nullable Object value) {
            if (value != null) {
                texts.add("t." + column + " " + operator + " :" + column);
                values.put(column, value);
            }
            return this;
        }

        private String sql() {
            return String.join(" and ", texts);
        }

        /** Names the list with its filters, for its cursors. */
        private String signature(String table, Asked asked) {
            Map<String, Object> filters = new LinkedHashMap<>(values);
            filters.remove("tenant");
            return table + filters + asked.q();
        }
    }

    private record Row(UUID id, List<String> position) {}

    private record Hit(Row row, long total) {}

    /** @param total of the whole list; 0 where it was not asked for */
    private record Rows(List<Row> rows, long total) {}

    public Listing<UUID> list(Asked asked, Conditions conditions, JdbcClient jdbc, Cursors cursors) {
        int limit = Limit.of(asked.limit());
        String signature = conditions.signature(name, asked);
        List<String> after = asked.cursor() == null ? List.of() : cursors.decode(signature, asked.cursor());
        Rows found = asked.isSearch()
                ? bestFirst(asked, conditions, after, limit, jdbc)
                : inOrder(asked, conditions, after, limit, jdbc);
        Listing<Row> page = Listing.of(found.rows(), limit, row -> cursors.encode(signature, row.position()));
        return new Listing<>(page.items().stream().map(Row::id).toList(), page.nextCursor(),
                asked.count() ? found.total() : null);
    }

    private Rows inOrder(Asked asked, Conditions conditions, List<String> after, int limit, JdbcClient jdbc) {
        String more = after.isEmpty() ? "" : " and (t.search_text, t.id) > (:afterText, :afterId::uuid)";
        JdbcClient.StatementSpec sql = jdbc.sql("select t.id, t.search_text from construction." + name + " t where "
                + conditions.sql() + more + " order by t.search_text, t.id limit :rows").params(conditions.values);
        if (!after.isEmpty()) {
            sql = sql.param("afterText", after.getFirst()).param("afterId", after.getLast());
        }
        List<Row> rows = sql.param("rows", limit + 1)
                .query((row, number) -> new Row(row.getObject("id", UUID.class),
                        List.of(row.getString("search_text"), row.getString("id"))))
                .list();
        return new Rows(rows, asked.count() ? count(conditions, jdbc) : 0);
    }

    private long count(Conditions conditions, JdbcClient jdbc) {
        return jdbc.sql("select count(*) from construction." + name + " t where " + conditions.sql())
                .params(conditions.values).query((row, number) -> row.getLong(1)).single();
    }

    /** The total comes with the rows; without one, only as many hits are joined as the page shows. */
    private Rows bestFirst(Asked asked, Conditions conditions, List<String> after, int limit, JdbcClient jdbc) {
        int from = after.isEmpty() ? 0 : Integer.parseInt(after.getFirst());
        String total = asked.count() ? "count(*) over ()" : "0";
        List<Hit> hits = jdbc.sql("select t.id, " + total + " as total from construction." + search
                + "(:q, :candidates) with ordinality as hit (id, rank) join construction." + name
                + " t on t.id = hit.id where " + conditions.sql() + " order by hit.rank offset :from limit :rows")
                .params(conditions.values)
                .param("q", asked.q()).param("candidates", CANDIDATES).param("from", from).param("rows", limit + 1)
                .query((row, number) -> new Hit(new Row(row.getObject("id", UUID.class),
                        List.of(Integer.toString(from + number + 1))), row.getLong("total")))
                .list();
        return new Rows(hits.stream().map(Hit::row).toList(), hits.isEmpty() ? from : hits.getFirst().total());
    }
}
