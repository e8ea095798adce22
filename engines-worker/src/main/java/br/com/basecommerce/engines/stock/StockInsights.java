package br.com.basecommerce.engines.stock;

import static br.com.basecommerce.engines.facts.Rows.at;
import static br.com.basecommerce.engines.facts.Rows.row;
import static br.com.basecommerce.engines.facts.Rows.texts;
import static java.util.Objects.requireNonNull;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.tenancy.TenantContext;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The alerts and suggestions of products: one row for each product and type, with an identity made from both, so that a
 * full recomputation finds the same ones again. A row is written only when something of it changed.
 */
@Component
class StockInsights {

    private static final String UPSERT_ALERT = """
            insert into engines.stock_alert (tenant_id, id, product_id, type, risk_level, excess_quantity, explanation,
              status, created_at, updated_at, computed_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (tenant_id, id) do update set
              risk_level = excluded.risk_level, excess_quantity = excluded.excess_quantity,
              explanation = excluded.explanation, status = excluded.status,
              created_at = case when stock_alert.status = 'resolved' then excluded.created_at
                                else stock_alert.created_at end,
              updated_at = excluded.updated_at, computed_at = excluded.computed_at
            where (stock_alert.risk_level, stock_alert.excess_quantity, stock_alert.explanation, stock_alert.status)
              is distinct from (excluded.risk_level, excluded.excess_quantity, excluded.explanation, excluded.status)
            """;

    private static final String UPSERT_SUGGESTION = """
            insert into engines.replenishment_suggestion (tenant_id, id, product_id, suggested_quantity, priority,
              explanation, status, created_at, updated_at, computed_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (tenant_id, id) do update set
              suggested_quantity = excluded.suggested_quantity, priority = excluded.priority,
              explanation = excluded.explanation, status = excluded.status,
              created_at = case when replenishment_suggestion.status = 'resolved' then excluded.created_at
                                else replenishment_suggestion.created_at end,
              updated_at = excluded.updated_at, computed_at = excluded.computed_at
            where (replenishment_suggestion.suggested_quantity, replenishment_suggestion.priority,
                   replenishment_suggestion.explanation, replenishment_suggestion.status)
              is distinct from (excluded.suggested_quantity, excluded.priority, excluded.explanation, excluded.status)
            """;

    private static final String RESOLVE = """
            update engines.%s
            set status = 'resolved', updated_at = :now, computed_at = :now
            where product_id = any (cast(:products as uuid[]))
              and not id = any (cast(:open as uuid[]))
              and status <> 'resolved'
            """;

    private static final String RESOLVE_ALERTS = RESOLVE.formatted("stock_alert");
    private static final String RESOLVE_SUGGESTIONS = RESOLVE.formatted("replenishment_suggestion");
    private static final String SUGGESTION = "replenishment";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Clock clock;

    StockInsights(JdbcClient jdbc, JdbcTemplate batches, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    /** Keeps what was found; whatever else stood for these products is resolved. */
    void keep(Collection<UUID> products, List<ProductInsights> found) {
        OffsetDateTime now = requireNonNull(at(clock.instant()));
        Map<UUID, @Nullable Object[]> alerts = new HashMap<>();
        Map<UUID, @Nullable Object[]> suggestions = new HashMap<>();
        for (ProductInsights insights : found) {
            insights.findings().alerts().forEach((type, alert) -> {
                UUID id = id(type.code(), insights.productId());
                alerts.put(id, row(tenant(), id, insights.productId(), type.code(), code(alert.level()), alert
                        .excess(), alert.explanation(), requireNonNull(insights.alertStandings().get(type)).code(), now,
                        now, now));
            });
            insights.findings().suggestion().ifPresent(suggestion -> {
                UUID id = id(SUGGESTION, insights.productId());
                suggestions.put(id, row(tenant(), id, insights.productId(), suggestion.quantity(), suggestion.priority()
                        .code(), suggestion.explanation(), insights.suggestionStanding().code(), now, now, now));
            });
        }
        write(UPSERT_ALERT, alerts, RESOLVE_ALERTS, products, now);
        write(UPSERT_SUGGESTION, suggestions, RESOLVE_SUGGESTIONS, products, now);
    }

    private void write(String upsert, Map<UUID, @Nullable Object[]> rows, String resolve, Collection<UUID> products,
            OffsetDateTime now) {
        if (!rows.isEmpty()) {
            batches.batchUpdate(upsert, new ArrayList<>(rows.values()));
        }
        jdbc.sql(resolve).param("products", texts(products)).param("open", texts(rows.keySet())).param("now", now)
                .update();
    }

    static UUID id(String type, UUID product) {
        return Ids.named(tenant(), "stock:" + type + ":" + product);
    }

    private static @Nullable String code(@Nullable RiskLevel level) {
        return level == null ? null : level.code();
    }

    private static UUID tenant() {
        return TenantContext.required().id().value();
    }
}
