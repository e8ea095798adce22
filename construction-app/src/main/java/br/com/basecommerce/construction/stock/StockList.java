package br.com.basecommerce.construction.stock;

import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.values.Unit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Stock as lists show it, by name of the product. */
@Repository
@Transactional(readOnly = true)
class StockList {

    private static final int MOST_HITS = 200;
    static final int MOST_COUNTED = 1_000;

    private static final String SELECT = """
            select p.id, p.code, p.name, p.stock_unit, p.fraction_allowed, p.search_text,
                   coalesce(l.on_hand, 0) as on_hand, coalesce(l.reserved, 0) as reserved,
                   coalesce(l.available, 0) as available, coalesce(l.backordered, 0) as backordered,
                   coalesce(l.incoming, 0) as incoming, coalesce(l.version, 0) as version, l.updated_at
            """;

    private static final String FROM = """
            from construction.product p
            left join construction.stock_level l on l.tenant_id = p.tenant_id and l.product_id = p.id
            where p.active and p.stock_controlled
            """;

    private static final String MOVEMENTS = """
            select m.id, m.product_id, p.name as product_name, p.stock_unit, m.type, m.quantity, m.on_hand_before,
                   m.on_hand_after, m.reason, m.reference_type, m.reference_id, m.note, m.created_at, m.created_by
            from construction.stock_movement m
            join construction.product p on p.tenant_id = m.tenant_id and p.id = m.product_id
            where true
            """;

    private final JdbcClient jdbc;

    StockList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Which products are shown. */
    record Filter(@Nullable String q, @Nullable UUID categoryId, boolean lacking) {}

    List<StockRow> page(int page, int size, Filter filter) {
        Map<String, Object> parameters = new HashMap<>(Map.of("limit", size, "offset", (page - 1) * size));
        return query(where(filter, parameters) + " order by p.search_text, p.id limit :limit offset :offset",
                parameters);
    }

    List<StockRow> after(@Nullable String name, @Nullable UUID id, int limit, Filter filter) {
        Map<String, Object> parameters = new HashMap<>(Map.of("limit", limit));
        String where = where(filter, parameters);
        if (name != null && id != null) {
            where += " and (p.search_text, p.id) > (:afterName, :afterId)";
            parameters.put("afterName", name);
            parameters.put("afterId", id);
        }
        return query(where + " order by p.search_text, p.id limit :limit", parameters);
    }

    long count(Filter filter) {
        Map<String, Object> parameters = new HashMap<>(Map.of("most", MOST_COUNTED));
        return jdbc.sql("select count(*) from (select 1 " + FROM + where(filter, parameters)
                + " limit :most) counted").params(parameters).query(Long.class).single();
    }

    Optional<StockRow> find(UUID product) {
        return query(" and p.id = :product", Map.of("product", product)).stream().findFirst();
    }

    private List<StockRow> query(String where, Map<String, Object> parameters) {
        return jdbc.sql(SELECT + FROM + where).params(parameters).query(StockList::row).list();
    }

    private static String where(Filter filter, Map<String, Object> parameters) {
        StringBuilder where = new StringBuilder();
        if (filter.q() != null && !filter.q().isBlank()) {
            where.append(" and p.id in (select construction.search_products(:q, ").append(MOST_HITS).append("))");
            parameters.put("q", filter.q());
        }
        if (filter.categoryId() != null) {
            where.append(" and p.category_id = :category");
            parameters.put("category", filter.categoryId());
        }
        if (filter.lacking()) {
            where.append(" and l.backordered > 0");
        }
        return where.toString();
    }

    private static StockRow row(ResultSet row, int number) throws SQLException {
        OffsetDateTime updatedAt = row.getObject("updated_at", OffsetDateTime.class);
        return new StockRow(row.getObject("id", UUID.class), row.getString("code"), row.getString("name"),
                Unit.ofCode(row.getString("stock_unit")), row.getBoolean("fraction_allowed"),
                new Quantity(row.getBigDecimal("on_hand")), new Quantity(row.getBigDecimal("reserved")),
                new Quantity(row.getBigDecimal("available")), new Quantity(row.getBigDecimal("backordered")),
                new Quantity(row.getBigDecimal("incoming")), row.getInt("version"),
                updatedAt == null ? null : updatedAt.toInstant(), row.getString("search_text"));
    }

    /** Newest first, before a movement's position; with nulls from the newest on. */
    List<MovementRow> movements(@Nullable UUID product, @Nullable MovementType type,
            @Nullable OffsetDateTime from, @Nullable OffsetDateTime to, @Nullable OffsetDateTime beforeTime,
            @Nullable UUID beforeId, int limit) {
        Map<String, Object> parameters = new HashMap<>(Map.of("limit", limit));
        StringBuilder where = new StringBuilder();
        add(where, parameters, " and m.product_id = :product", "product", product);
        add(where, parameters, " and m.type = :type", "type", type == null ? null : type.code());
        add(where, parameters, " and m.created_at >= :from", "from", from);
        add(where, parameters, " and m.created_at < :to", "to", to);
        if (beforeTime != null && beforeId != null) {
            add(where, parameters, " and (m.created_at, m.id) < (:beforeTime, :beforeId)", "beforeTime", beforeTime);
            parameters.put("beforeId", beforeId);
        }
        return jdbc.sql(MOVEMENTS + where + " order by m.created_at desc, m.id desc limit :limit")
                .params(parameters)
                .query((row, number) -> new MovementRow(row.getObject("id", UUID.class),
                        row.getObject("product_id", UUID.class), row.getString("product_name"),
                        Unit.ofCode(row.getString("stock_unit")), row.getString("type"),
                        new Quantity(row.getBigDecimal("quantity")), new Quantity(row.getBigDecimal("on_hand_before")),
                        new Quantity(row.getBigDecimal("on_hand_after")), row.getString("reason"),
                        row.getString("reference_type"), row.getObject("reference_id", UUID.class),
                        row.getString("note"), row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        row.getObject("created_by", UUID.class)))
                .list();
    }

    private static void add(StringBuilder where, Map<String, Object> parameters, String condition, String name,
            @Nullable Object value) {
        if (value != null) {
            where.append(condition);
            parameters.put(name, value);
        }
    }
}
