package br.com.basecommerce.construction.customers;

import br.com.basecommerce.common.tenancy.TenantContext;
import br.com.basecommerce.common.values.Document;
import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.common.web.problem.ProblemType;
import br.com.basecommerce.construction.rest.Cursors;
import br.com.basecommerce.construction.rest.Limit;
import br.com.basecommerce.construction.rest.Listing;
import jakarta.persistence.EntityManager;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The list of customers: by name, or best match first when something is searched. */
@Service
@Transactional(readOnly = true)
class CustomerList {

    private static final int CANDIDATES = 1_000;

    private final JdbcClient jdbc;
    private final EntityManager entities;
    private final Cursors cursors;

    CustomerList(JdbcClient jdbc, EntityManager entities, Cursors cursors) {
        this.jdbc = jdbc;
        this.entities = entities;
        this.cursors = cursors;
    }

    Listing<CustomerView> list(CustomerFilter filter) {
        int limit = Limit.of(filter.limit());
        Map<String, Object> values = new HashMap<>();
        String conditions = conditions(filter, values);
        boolean searched = filter.q() != null && !filter.q().isBlank();
        List<Row> rows = searched ? search(filter, conditions, values, limit) : byName(filter, conditions, values,
                limit);
        Listing<Row> page = Listing.of(rows, limit, row -> cursors.encode(signature(filter), row.position()));
        Listing<CustomerView> views = new Listing<>(load(page.items()), page.nextCursor(), null);
        return Boolean.TRUE.equals(filter.count()) ? new Listing<>(views.items(), views.nextCursor(),
                count(filter, conditions, values, searched)) : views;
    }

    private record Row(UUID id, List<String> position) {}

    private List<Row> byName(CustomerFilter filter, String conditions, Map<String, Object> values, int limit) {
        String after = "";
        if (filter.cursor() != null) {
            List<String> position = cursors.decode(signature(filter), filter.cursor());
            values.put("afterText", position.getFirst());
            values.put("afterId", UUID.fromString(position.getLast()));
            after = " and (c.search_text, c.id) > (:afterText, :afterId)";
        }
        return jdbc.sql("select c.id, c.search_text from construction.customer c where " + conditions + after
                + " order by c.search_text, c.id limit :rows").params(values).param("rows", limit + 1)
                .query((row, number) -> new Row(row.getObject("id", UUID.class),
                        List.of(row.getString("search_text"), row.getString("id"))))
                .list();
    }

    private List<Row> search(CustomerFilter filter, String conditions, Map<String, Object> values, int limit) {
        int from = filter.cursor() == null ? 0
                : Integer.parseInt(cursors.decode(signature(filter), filter.cursor()).getFirst());
        List<UUID> found = jdbc.sql("select c.id from construction.search_customers(:q, :candidates) with ordinality"
                + " as hit (id, rank) join construction.customer c on c.id = hit.id where " + conditions
                + " order by hit.rank offset :from limit :rows").params(values).param("q", filter.q())
                .param("candidates", CANDIDATES).param("from", from).param("rows", limit + 1)
                .query((row, number) -> row.getObject("id", UUID.class)).list();
        List<Row> rows = new ArrayList<>();
        found.forEach(id -> rows.add(new Row(id, List.of(Integer.toString(from + rows.size() + 1)))));
        return rows;
    }

    private long count(CustomerFilter filter, String conditions, Map<String, Object> values, boolean searched) {
        values.remove("afterText");
        values.remove("afterId");
        String hits = searched ? "construction.search_customers(:q, :candidates) as hit (id) join construction.customer c"
                + " on c.id = hit.id" : "construction.customer c";
        JdbcClient.StatementSpec sql = jdbc.sql("select count(*) from " + hits + " where " + conditions)
                .params(values);
        return (searched ? sql.param("q", filter.q()).param("candidates", CANDIDATES) : sql)
                .query((row, number) -> row.getLong(1)).single();
    }

    /** Conditions as constants, values as parameters. */
    private static String conditions(CustomerFilter filter, Map<String, Object> values) {
        List<String> conditions = new ArrayList<>(List.of("c.tenant_id = :tenant"));
        values.put("tenant", TenantContext.required().id().value());
        if (filter.kind() != null) {
            conditions.add("c.kind = :kind");
            values.put("kind", filter.kind());
        }
        if (filter.active() != null) {
            conditions.add("c.active = :active");
            values.put("active", filter.active());
        }
        if (filter.document() != null) {
            conditions.add("c.document = :document");
            values.put("document", Document.parse(filter.document()).toOptional().map(Document::bare)
                    .orElseThrow(() -> ProblemException.of(ProblemType.MALFORMED)));
        }
        if (filter.updatedSince() != null) {
            conditions.add("c.updated_at >= :updatedSince");
            values.put("updatedSince", OffsetDateTime.ofInstant(filter.updatedSince(), ZoneOffset.UTC));
        }
        return String.join(" and ", conditions);
    }

    private static String signature(CustomerFilter filter) {
        return "customers?" + filter.q() + "&" + filter.kind() + "&" + filter.active() + "&" + filter.document() + "&"
                + filter.updatedSince();
    }

    private List<CustomerView> load(List<Row> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<UUID, CustomerView> views = new LinkedHashMap<>();
        entities.createQuery("select c from Customer c where c.id in :ids", Customer.class)
                .setParameter("ids", rows.stream().map(Row::id).toList()).getResultList()
                .forEach(customer -> views.put(customer.id(), customer.view()));
        return rows.stream().map(Row::id).map(views::get)
                .filter(Objects::nonNull).toList();
    }
}
