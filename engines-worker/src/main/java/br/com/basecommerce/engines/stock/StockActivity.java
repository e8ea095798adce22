package br.com.basecommerce.engines.stock;

import static br.com.basecommerce.engines.facts.Rows.row;
import static br.com.basecommerce.engines.facts.Rows.texts;

import br.com.basecommerce.common.tenancy.TenantContext;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Facts added up by store day. Each sum can be made again at any time and comes out the same, so repetition and order of
 * events do not matter; sums of sales are made for closed days only, so a busy day costs nothing until it is over.
 */
@Component
class StockActivity {

    private static final String SUM_SALES_OF_DAYS = """
            insert into engines.sale_day (tenant_id, product_id, day, quantity, net_total)
            select tenant_id, product_id, sold_on, sum(quantity), sum(net_total)
            from engines.sale_fact
            where (product_id, sold_on) in (
              select * from unnest(cast(:products as uuid[]), cast(:days as date[])))
            group by tenant_id, product_id, sold_on
            on conflict (tenant_id, product_id, day) do update
              set quantity = excluded.quantity, net_total = excluded.net_total
            """;

    // Product by product, for the index of the facts begins with the product.
    private static final String SUM_SALES_SINCE = """
            insert into engines.sale_day (tenant_id, product_id, day, quantity, net_total)
            select a.tenant_id, a.product_id, s.sold_on, s.quantity, s.net_total
            from engines.product_activity a
            cross join lateral (
              select f.sold_on, sum(f.quantity) as quantity, sum(f.net_total) as net_total
              from engines.sale_fact f
              where f.product_id = a.product_id and f.sold_on >= :since and f.sold_on < :until
              group by f.sold_on
            ) s
            on conflict (tenant_id, product_id, day) do update
              set quantity = excluded.quantity, net_total = excluded.net_total
            """;

    private static final String SUM_ALL_SALES = """
            insert into engines.sale_day (tenant_id, product_id, day, quantity, net_total)
            select tenant_id, product_id, sold_on, sum(quantity), sum(net_total)
            from engines.sale_fact
            where sold_on < :until
            group by tenant_id, product_id, sold_on
            """;

    private static final String KEEP_STOCK_DAY = """
            insert into engines.stock_day (tenant_id, product_id, day, highest_on_hand, closing_version,
              closing_event_id, closing_on_hand)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (tenant_id, product_id, day) do update set
              highest_on_hand = greatest(stock_day.highest_on_hand, excluded.highest_on_hand),
              closing_version = case when %1$s then excluded.closing_version else stock_day.closing_version end,
              closing_event_id = case when %1$s then excluded.closing_event_id else stock_day.closing_event_id end,
              closing_on_hand = case when %1$s then excluded.closing_on_hand else stock_day.closing_on_hand end
            """.formatted("(excluded.closing_version, excluded.closing_event_id)"
            + " > (stock_day.closing_version, stock_day.closing_event_id)");

    private static final String ALL_STOCK_DAYS = """
            insert into engines.stock_day (tenant_id, product_id, day, highest_on_hand, closing_version,
              closing_event_id, closing_on_hand)
            select distinct on (product_id, day) tenant_id, product_id, day,
                   max(on_hand) over (partition by product_id, day), level_version, event_id, on_hand
            from (
              select tenant_id, product_id, cast(changed_at at time zone :zone as date) as day, level_version, event_id,
                     on_hand
              from engines.stock_fact
            ) changes
            order by product_id, day, level_version desc, event_id desc
            """;

    private static final String KEEP_ACTIVITY = """
            insert into engines.product_activity (tenant_id, product_id, first_day, last_sold_on)
            values (?, ?, ?, ?)
            on conflict (tenant_id, product_id) do update set
              first_day = least(product_activity.first_day, excluded.first_day),
              last_sold_on = greatest(product_activity.last_sold_on, excluded.last_sold_on)
            where product_activity.first_day > excluded.first_day
              or coalesce(excluded.last_sold_on > product_activity.last_sold_on,
                          excluded.last_sold_on is not null and product_activity.last_sold_on is null)
            """;

    private static final String ALL_ACTIVITY = """
            insert into engines.product_activity (tenant_id, product_id, first_day, last_sold_on)
            select tenant_id, product_id, min(day), max(sold_on)
            from (
              select tenant_id, product_id, sold_on as day, case when quantity > 0 then sold_on end as sold_on
              from engines.sale_fact
              union all
              select tenant_id, product_id, day, null
              from engines.stock_day
            ) days
            group by tenant_id, product_id
            """;

    private static final String LAST_SOLD_ON = """
            select product_id, last_sold_on
            from engines.product_activity
            where product_id = any (cast(:products as uuid[])) and last_sold_on is not null
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    StockActivity(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** Adds up again the days of products for which facts came late. */
    void sumSales(Collection<ProductDay> days) {
        if (!days.isEmpty()) {
            List<ProductDay> distinct = days.stream().distinct().toList();
            jdbc.sql(SUM_SALES_OF_DAYS)
                    .param("products", texts(distinct.stream().map(ProductDay::productId).toList()))
                    .param("days", texts(distinct.stream().map(ProductDay::day).toList()))
                    .update();
        }
    }

    /** Adds up the days that closed when the engine's day moved. */
    void sumSales(LocalDate since, LocalDate until) {
        jdbc.sql(SUM_SALES_SINCE).param("since", since).param("until", until).update();
    }

    void keepStock(Collection<StockDay> days) {
        Map<ProductDay, StockDay> byDay = new TreeMap<>();
        days.forEach(day -> byDay.merge(day.key(), day, StockDay::with));
        List<@Nullable Object[]> rows = byDay.values().stream().map(day -> row(tenant(), day.key().productId(), day
                .key().day(), day.highestOnHand(), day.closingVersion(), day.closingEventId(), day.closingOnHand()))
                .toList();
        if (!rows.isEmpty()) {
            batches.batchUpdate(KEEP_STOCK_DAY, rows);
        }
    }

    /** @param seen days on which a product was sold, or only known of */
    void keepActivity(Collection<Seen> seen) {
        Map<UUID, Seen> byProduct = new TreeMap<>();
        seen.forEach(one -> byProduct.merge(one.productId(), one, Seen::with));
        List<@Nullable Object[]> rows = byProduct.values().stream().map(one -> row(tenant(), one.productId(), one
                .firstDay(), one.lastSoldOn())).toList();
        if (!rows.isEmpty()) {
            batches.batchUpdate(KEEP_ACTIVITY, rows);
        }
    }

    Map<UUID, LocalDate> lastSoldOn(Collection<UUID> products) {
        Map<UUID, LocalDate> days = new TreeMap<>();
        jdbc.sql(LAST_SOLD_ON).param("products", texts(products)).query(row -> {
            days.put(row.getObject("product_id", UUID.class), row.getObject("last_sold_on", LocalDate.class));
        });
        return days;
    }

    /** Everything again, from facts alone. */
    void rebuild(LocalDate asOf) {
        for (String table : List.of("sale_day", "stock_day", "product_activity")) {
            jdbc.sql("delete from engines." + table).update();
        }
        jdbc.sql(SUM_ALL_SALES).param("until", asOf).update();
        jdbc.sql(ALL_STOCK_DAYS).param("zone", TenantContext.required().zone().getId()).update();
        jdbc.sql(ALL_ACTIVITY).update();
    }

    private static UUID tenant() {
        return TenantContext.required().id().value();
    }
}
