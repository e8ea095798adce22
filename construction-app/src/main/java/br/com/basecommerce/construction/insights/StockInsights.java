package br.com.basecommerce.construction.insights;

import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.values.Unit;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The stock engine's alerts and suggestions, without those a person has just put aside. Empty when the engine has nothing to
 * say, is late or absent.
 */
@Component
public class StockInsights {

    static final int MOST = 200;

    /** An answer hides its insight until the engine has something new to say about it. */
    private static final String NOT_PUT_ASIDE = """
              and not exists (
                select from construction.insight_answer x
                where x.insight_id = v.id and x.answer <> 'acknowledged' and x.created_at >= v.updated_at)
            """;

    private static final String ALERTS = """
            select v.id, v.product_id, p.name as product_name, p.stock_unit, v.type, v.risk_level, v.available,
                   v.minimum, v.maximum, v.days_until_rupture, v.excess_quantity, v.value, v.explanation,
                   case when exists (
                     select from construction.insight_answer x
                     where x.insight_id = v.id and x.answer = 'acknowledged' and x.created_at >= v.updated_at)
                   then 'acknowledged' else v.status end as status,
                   r.id as suggestion_id, r.suggested_quantity, v.created_at, v.updated_at
            from engines.v1_stock_alert v
            join construction.product p on p.id = v.product_id
            left join engines.v1_replenishment_suggestion r on r.product_id = v.product_id and r.status = 'active'
              and v.type = 'rupture'
            where v.status in ('active', 'acknowledged')
            """ + NOT_PUT_ASIDE;

    private static final String ALERT_ORDER = """
            order by case v.status when 'active' then 0 else 1 end,
                     case v.risk_level when 'high' then 0 when 'medium' then 1 when 'low' then 2 else 3 end,
                     v.days_until_rupture nulls last, v.value desc nulls last, v.id
            limit :most
            """;

    private static final String SUGGESTIONS = """
            select v.id, v.product_id, p.name as product_name, p.stock_unit, v.suggested_quantity, v.pack_quantity,
                   v.position, v.minimum, v.maximum, v.priority, v.abc_class, v.explanation, v.status, v.created_at,
                   v.updated_at
            from engines.v1_replenishment_suggestion v
            join construction.product p on p.id = v.product_id
            where v.status = 'active'
            """ + NOT_PUT_ASIDE;

    private static final String SUGGESTION_ORDER = """
            order by case v.priority when 'high' then 0 when 'medium' then 1 else 2 end, p.search_text, v.id
            limit :most
            """;

    private static final String FORECASTS = """
            select v.product_id, p.name as product_name, p.stock_unit, v.method, v.daily_demand, v.minimum, v.maximum,
                   v.cover_days, v.days_until_rupture, v.abc_class, v.on_hand, v.reserved, v.backordered, v.incoming,
                   v.stock_value, v.computed_at
            from engines.v1_product_stock v
            join construction.product p on p.id = v.product_id
            where true
            """;

    private static final String FORECAST_ORDER = """
            order by v.days_until_rupture nulls last, p.search_text, v.product_id
            limit :most
            """;

    private static final String CRITICAL = """
            select count(*)
            from engines.v1_stock_alert v
            where v.type = 'rupture' and v.risk_level = 'high' and v.status = 'active'
            """ + NOT_PUT_ASIDE;

    private static final String STATE = """
            select greatest(last_event_at, last_full_run_at)
            from engines.v1_engine_state
            where engine = :engine
            """;

    private final JdbcClient jdbc;
    private final EngineReading engine;

    StockInsights(JdbcClient jdbc, EngineReading engine) {
        this.jdbc = jdbc;
        this.engine = engine;
    }

    /** The most pressing alerts first. */
    public List<StockAlert> alerts(int most, boolean withCost) {
        return alerts(null, null, null, most, withCost);
    }

    List<StockAlert> alerts(@Nullable String type, @Nullable String riskLevel, @Nullable UUID product, int most,
            boolean withCost) {
        Map<String, Object> parameters = new HashMap<>(Map.of("most", most));
        String where = condition(" and v.type = :type", "type", type, parameters)
                + condition(" and v.risk_level = :riskLevel", "riskLevel", riskLevel, parameters)
                + condition(" and v.product_id = :product", "product", product, parameters);
        return engine.or(List.of(), () -> jdbc.sql(ALERTS + where + "\n" + ALERT_ORDER).params(parameters)
                .query((row, number) -> alert(row, withCost)).list());
    }

    List<Replenishment> suggestions(@Nullable String priority, @Nullable UUID product, int most) {
        Map<String, Object> parameters = new HashMap<>(Map.of("most", most));
        String where = condition(" and v.priority = :priority", "priority", priority, parameters)
                + condition(" and v.product_id = :product", "product", product, parameters);
        return engine.or(List.of(), () -> jdbc.sql(SUGGESTIONS + where + "\n" + SUGGESTION_ORDER).params(parameters)
                .query((row, number) -> suggestion(row)).list());
    }

    List<ProductForecast> forecasts(@Nullable String abcClass, @Nullable UUID product, int most, boolean withCost) {
        Map<String, Object> parameters = new HashMap<>(Map.of("most", most));
        String where = condition(" and v.abc_class = :abcClass", "abcClass", abcClass, parameters)
                + condition(" and v.product_id = :product", "product", product, parameters);
        return engine.or(List.of(), () -> jdbc.sql(FORECASTS + where + "\n" + FORECAST_ORDER).params(parameters)
                .query((row, number) -> forecast(row, withCost)).list());
    }

    Optional<StockAlert> alert(UUID id) {
        return engine.or(Optional.empty(), () -> jdbc.sql(ALERTS + " and v.id = :id").param("id", id)
                .query((row, number) -> alert(row, false)).optional());
    }

    Optional<Replenishment> suggestion(UUID id) {
        return engine.or(Optional.empty(), () -> jdbc.sql(SUGGESTIONS + " and v.id = :id").param("id", id)
                .query((row, number) -> suggestion(row)).optional());
    }

    /** Products with an active rupture alert of level high. */
    public long criticalProducts() {
        return engine.or(0L, () -> jdbc.sql(CRITICAL).query(Long.class).single());
    }

    /** When the engine last worked; empty when it never did, or cannot be asked. */
    Optional<Instant> lastWorked(String name) {
        return engine.or(Optional.empty(), () -> jdbc.sql(STATE).param("engine", name)
                .query((row, number) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant))
                .optional().flatMap(time -> time));
    }

    private static String condition(String sql, String name, @Nullable Object value, Map<String, Object> parameters) {
        if (value == null) {
            return "";
        }
        parameters.put(name, value);
        return sql;
    }

    private static StockAlert alert(ResultSet row, boolean withCost) throws SQLException {
        BigDecimal value = row.getBigDecimal("value");
        return new StockAlert(row.getObject("id", UUID.class), row.getObject("product_id", UUID.class),
                row.getString("product_name"), Unit.ofCode(row.getString("stock_unit")), row.getString("type"),
                row.getString("risk_level"), quantity(row, "available"), quantity(row, "minimum"),
                quantity(row, "maximum"), row.getObject("days_until_rupture", Integer.class),
                quantity(row, "excess_quantity"), withCost && value != null ? new Money(value) : null,
                row.getString("explanation"), row.getString("status"), row.getObject("suggestion_id", UUID.class),
                quantity(row, "suggested_quantity"), instant(row, "created_at"), instant(row, "updated_at"));
    }

    private static Replenishment suggestion(ResultSet row) throws SQLException {
        return new Replenishment(row.getObject("id", UUID.class), row.getObject("product_id", UUID.class),
                row.getString("product_name"), Unit.ofCode(row.getString("stock_unit")),
                new Quantity(row.getBigDecimal("suggested_quantity")), new Quantity(row.getBigDecimal("pack_quantity")),
                quantity(row, "position"), quantity(row, "minimum"), quantity(row, "maximum"),
                row.getString("priority"), row.getString("abc_class"), row.getString("explanation"),
                row.getString("status"), instant(row, "created_at"), instant(row, "updated_at"));
    }

    private static ProductForecast forecast(ResultSet row, boolean withCost) throws SQLException {
        BigDecimal value = row.getBigDecimal("stock_value");
        OffsetDateTime computed = row.getObject("computed_at", OffsetDateTime.class);
        return new ProductForecast(row.getObject("product_id", UUID.class), row.getString("product_name"),
                Unit.ofCode(row.getString("stock_unit")), row.getString("method"), row.getString("daily_demand"),
                quantity(row, "minimum"), quantity(row, "maximum"), row.getString("cover_days"),
                row.getObject("days_until_rupture", Integer.class), row.getString("abc_class"),
                quantity(row, "on_hand"), quantity(row, "reserved"), quantity(row, "backordered"),
                quantity(row, "incoming"), withCost && value != null ? new Money(value) : null,
                computed == null ? null : computed.toInstant());
    }

    private static @Nullable Quantity quantity(ResultSet row, String column) throws SQLException {
        BigDecimal value = row.getBigDecimal(column);
        return value == null ? null : new Quantity(value);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
