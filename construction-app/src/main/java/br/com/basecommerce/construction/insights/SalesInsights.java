package br.com.basecommerce.construction.insights;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.identity.SignedIn;
import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.Unit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The sales engine's views, for one cart. */
@Component
class SalesInsights {

    private static final int MOST_SHOWN = 3;
    /** More than are shown, because answered ones are left out afterwards. */
    private static final int MOST_READ = 12;
    /** How long an answered suggestion is kept from the person who answered; the engine decides for good. */
    private static final Duration HIDDEN = Duration.ofHours(24);

    private static final String CANDIDATES = """
            with candidate as (
              select 'complementary' as type, v.source_product_id, v.suggested_product_id, v.score, v.joint_orders,
                     v.explanation
              from engines.v1_sales_pair v
              where v.source_product_id = any (:products) and not v.suppressed
              union all
              select 'substitute', v.product_id, v.substitute_product_id, 1, 0, v.explanation
              from engines.v1_substitute v
              join construction.product p on p.tenant_id = v.tenant_id and p.id = v.product_id and p.stock_controlled
              left join construction.stock_level l on l.tenant_id = v.tenant_id and l.product_id = v.product_id
              where v.product_id = any (:products) and v.rank = 1 and coalesce(l.available, 0) <= 0
              union all
              select 'habit', null, v.product_id, 1, v.consecutive_orders, v.explanation
              from engines.v1_customer_habit v
              where v.customer_id = :customer
            ), best as (
              select distinct on (c.suggested_product_id) c.type, c.source_product_id, c.suggested_product_id, c.score,
                     c.joint_orders, c.explanation
              from candidate c
              where not c.suggested_product_id = any (:products)
              order by c.suggested_product_id, c.score desc, c.joint_orders desc, c.source_product_id
            )
            select b.type, b.source_product_id, p.id, p.name, p.base_price, p.price_unit, b.explanation
            from best b
            join construction.product p on p.id = b.suggested_product_id and p.active
            left join construction.stock_level l on l.tenant_id = p.tenant_id and l.product_id = p.id
            where not p.stock_controlled or l.available > 0
            order by b.score desc, b.joint_orders desc, p.id
            limit :most
            """;

    private static final String ANSWERED = """
            select insight_id
            from construction.insight_answer
            where insight_id = any (:ids) and answered_by = :user and created_at >= :since
            """;

    private final JdbcClient jdbc;
    private final EngineReading engine;
    private final Clock clock;

    SalesInsights(JdbcClient jdbc, EngineReading engine, Clock clock) {
        this.jdbc = jdbc;
        this.engine = engine;
        this.clock = clock;
    }

    List<SalesSuggestion> forCart(Collection<UUID> products, @Nullable UUID customer) {
        UUID[] cart = products.stream().filter(Objects::nonNull).distinct().toArray(UUID[]::new);
        if (cart.length == 0 && customer == null) {
            return List.of();
        }
        return engine.or(List.of(), () -> withoutAnswered(candidates(cart, customer)));
    }

    private List<SalesSuggestion> candidates(UUID[] cart, @Nullable UUID customer) {
        return jdbc.sql(CANDIDATES)
                .param("products", cart)
                .param("customer", customer, Types.OTHER)
                .param("most", MOST_READ)
                .query((row, number) -> suggestion(row, customer))
                .list();
    }

    private static SalesSuggestion suggestion(ResultSet row, @Nullable UUID customer) throws SQLException {
        UUID source = row.getObject("source_product_id", UUID.class);
        UUID product = row.getObject("id", UUID.class);
        UUID first = Objects.requireNonNull(source == null ? customer : source);
        return new SalesSuggestion(Ids.ofPair(first, product), row.getString("type"), source, product,
                row.getString("name"), new Money(row.getBigDecimal("base_price")),
                Unit.ofCode(row.getString("price_unit")), row.getString("explanation"));
    }

    private List<SalesSuggestion> withoutAnswered(List<SalesSuggestion> suggestions) {
        if (suggestions.isEmpty()) {
            return suggestions;
        }
        Set<UUID> answered = new HashSet<>(jdbc.sql(ANSWERED)
                .param("ids", suggestions.stream().map(SalesSuggestion::id).toArray(UUID[]::new))
                .param("user", SignedIn.id(), Types.OTHER)
                .param("since", OffsetDateTime.ofInstant(clock.instant().minus(HIDDEN), ZoneOffset.UTC))
                .query(UUID.class).list());
        return suggestions.stream().filter(one -> !answered.contains(one.id())).limit(MOST_SHOWN).toList();
    }
}
