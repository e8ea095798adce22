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
 * @param name of the table in schema construction
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

    public Listing<UUID> list(Asked asked, Conditions conditions, JdbcClient jdbc, Cursors cursors) {
        int limit = Limit.of(asked.limit());
        String signature = conditions.signature(name, asked);
        List<String> after = asked.cursor() == null ? List.of() : cursors.decode(signature, asked.cursor());
        List<Row> rows = asked.isSearch()
                ? bestFirst(asked, conditions, after, limit, jdbc)
                : inOrder(conditions, after, limit, jdbc);
        Listing<Row> page = Listing.of(rows, limit, row -> cursors.encode(signature, row.position()));
        return new Listing<>(page.items().stream().map(Row::id).toList(), page.nextCursor(),
                asked.count() ? count(asked, conditions, jdbc) : null);
    }

    private List<Row> inOrder(Conditions conditions, List<String> after, int limit, JdbcClient jdbc) {
        String more = after.isEmpty() ? "" : " and (t.search_text, t.id) > (:afterText, :afterId::uuid)";
        JdbcClient.StatementSpec sql = jdbc.sql("select t.id, t.search_text from construction." + name + " t where "
                + conditions.sql() + more + " order by t.search_text, t.id limit :rows").params(conditions.values);
        if (!after.isEmpty()) {
            sql = sql.param("afterText", after.getFirst()).param("afterId", after.getLast());
        }
        return sql.param("rows", limit + 1)
                .query((row, number) -> new Row(row.getObject("id", UUID.class),
                        List.of(row.getString("search_text"), row.getString("id"))))
                .list();
    }

    private List<Row> bestFirst(Asked asked, Conditions conditions, List<String> after, int limit, JdbcClient jdbc) {
        int from = after.isEmpty() ? 0 : Integer.parseInt(after.getFirst());
        List<UUID> found = jdbc.sql("select t.id from " + hits() + " where " + conditions.sql()
                + " order by hit.rank offset :from limit :rows").params(conditions.values)
                .param("q", asked.q()).param("candidates", CANDIDATES).param("from", from).param("rows", limit + 1)
                .query((row, number) -> row.getObject("id", UUID.class)).list();
        List<Row> rows = new ArrayList<>();
        found.forEach(id -> rows.add(new Row(id, List.of(Integer.toString(from + rows.size() + 1)))));
        return rows;
    }

    private long count(Asked asked, Conditions conditions, JdbcClient jdbc) {
        String from = asked.isSearch() ? hits() : "construction." + name + " t";
        JdbcClient.StatementSpec sql = jdbc.sql("select count(*) from " + from + " where " + conditions.sql())
                .params(conditions.values);
        return (asked.isSearch() ? sql.param("q", asked.q()).param("candidates", CANDIDATES) : sql)
                .query((row, number) -> row.getLong(1)).single();
    }

    private String hits() {
        return "construction." + search + "(:q, :candidates) with ordinality as hit (id, rank) join construction."
                + name + " t on t.id = hit.id";
    }
}
