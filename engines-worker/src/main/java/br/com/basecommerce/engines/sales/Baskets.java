package br.com.basecommerce.engines.sales;

import static br.com.basecommerce.engines.facts.Rows.row;
import static br.com.basecommerce.engines.facts.Rows.texts;

import br.com.basecommerce.common.tenancy.TenantContext;
import br.com.basecommerce.engines.facts.Computations;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what each order held, and how many orders of the window held which product and which pair. */
@Component
class Baskets {

    private static final String ORDERS = """
            select o.order_id, o.customer_id, o.last_sold_on, p.product_id
            from engines.sale_order o
            join engines.sale_order_product p on p.order_id = o.order_id
            where o.order_id = any (cast(:orders as uuid[]))
            """;

    private static final String UPSERT_ORDER = """
            insert into engines.sale_order (tenant_id, order_id, customer_id, last_sold_on)
            values (?, ?, ?, ?)
            on conflict (tenant_id, order_id) do update set last_sold_on = excluded.last_sold_on
            where sale_order.last_sold_on < excluded.last_sold_on
            """;

    private static final String INSERT_PRODUCT = """
            insert into engines.sale_order_product (tenant_id, order_id, product_id)
            values (?, ?, ?)
            on conflict do nothing
            """;

    private static final String COUNT_PRODUCT = """
            insert into engines.product_orders (tenant_id, product_id, orders)
            values (?, ?, ?)
            on conflict (tenant_id, product_id) do update set orders = product_orders.orders + excluded.orders
            """;

    private static final String COUNT_PAIR = """
            insert into engines.sales_pair (tenant_id, lower_product_id, upper_product_id, joint_orders)
            values (?, ?, ?, ?)
            on conflict (tenant_id, lower_product_id, upper_product_id) do update
              set joint_orders = sales_pair.joint_orders + excluded.joint_orders
            """;

    private static final String WINDOW_DAYS = "select window_days from engines.sales_rule";

    private static final String ALL_ORDERS = """
            insert into engines.sale_order (tenant_id, order_id, customer_id, last_sold_on)
            select distinct on (order_id) tenant_id, order_id, customer_id, max(sold_on) over (partition by order_id)
            from engines.sale_fact
            where quantity > 0
            order by order_id, event_id, line
            """;

    private static final String ALL_PRODUCTS = """
            insert into engines.sale_order_product (tenant_id, order_id, product_id)
            select distinct tenant_id, order_id, product_id
            from engines.sale_fact
            where quantity > 0
            """;

    private static final String COUNT_ALL_PRODUCTS = """
            insert into engines.product_orders (tenant_id, product_id, orders)
            select p.tenant_id, p.product_id, count(*)
            from engines.sale_order o
            join engines.sale_order_product p on p.order_id = o.order_id
            where o.last_sold_on >= :windowStart
            group by p.tenant_id, p.product_id
            """;

    private static final String COUNT_ALL_PAIRS = """
            insert into engines.sales_pair (tenant_id, lower_product_id, upper_product_id, joint_orders)
            select x.tenant_id, x.product_id, y.product_id, count(*)
            from engines.sale_order o
            join engines.sale_order_product x on x.order_id = o.order_id
            join engines.sale_order_product y on y.order_id = o.order_id and y.product_id > x.product_id
            where o.last_sold_on >= :windowStart
            group by x.tenant_id, x.product_id, y.product_id
            """;

    private static final String COUNT_ALL_ORDERS = """
            select count(*)
            from engines.sale_order
            where last_sold_on >= :windowStart
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Computations computations;

    Baskets(JdbcClient jdbc, JdbcTemplate batches, Computations computations) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.computations = computations;
    }

    /** Takes in hand-overs; those known already change nothing. */
    void add(Collection<Basket> handedOver, LocalDate asOf) {
        if (handedOver.isEmpty()) {
            return;
        }
        LocalDate windowStart = windowStart(asOf);
        Map<UUID, Basket> known = known(handedOver);
        Map<UUID, Basket> after = new HashMap<>();
        handedOver.forEach(basket -> after.merge(basket.orderId(), basket, Basket::with));
        BasketCounts counts = new BasketCounts();
        after.replaceAll((order, basket) -> {
            Basket before = known.get(order);
            Basket now = before == null ? basket : before.with(basket);
            counts.add(before == null ? new TreeSet<>() : before.counted(windowStart), now.counted(windowStart));
            return now;
        });
        keep(after.values());
        count(counts);
    }

    private Map<UUID, Basket> known(Collection<Basket> handedOver) {
        Map<UUID, Basket> known = new HashMap<>();
        jdbc.sql(ORDERS).param("orders", texts(handedOver.stream().map(Basket::orderId).toList())).query(row -> {
            Basket basket = new Basket(row.getObject("order_id", UUID.class), row.getObject("customer_id", UUID.class),
                    row.getObject("last_sold_on", LocalDate.class), new TreeSet<>(Pair.UNSIGNED));
            known.computeIfAbsent(basket.orderId(), id -> basket).products().add(row.getObject("product_id",
                    UUID.class));
        });
        return known;
    }

    private void keep(Collection<Basket> baskets) {
        List<@Nullable Object[]> orders = new ArrayList<>();
        List<@Nullable Object[]> products = new ArrayList<>();
        for (Basket basket : baskets) {
            orders.add(row(tenant(), basket.orderId(), basket.customerId(), basket.lastSoldOn()));
            basket.products().forEach(product -> products.add(row(tenant(), basket.orderId(), product)));
        }
        batches.batchUpdate(UPSERT_ORDER, orders);
        batches.batchUpdate(INSERT_PRODUCT, products);
    }

    private void count(BasketCounts counts) {
        List<@Nullable Object[]> products = new ArrayList<>();
        counts.products().forEach((product, orders) -> products.add(row(tenant(), product, orders)));
        List<@Nullable Object[]> pairs = new ArrayList<>();
        counts.pairs().forEach((pair, orders) -> pairs.add(row(tenant(), pair.lower(), pair.upper(), orders)));
        if (!products.isEmpty()) {
            batches.batchUpdate(COUNT_PRODUCT, products);
        }
        if (!pairs.isEmpty()) {
            batches.batchUpdate(COUNT_PAIR, pairs);
        }
        if (counts.orders() > 0) {
            computations.addToTotal(SalesEngine.NAME, counts.orders());
        }
    }

    /** Counts anew what the window holds now. */
    void countAll(LocalDate asOf) {
        LocalDate windowStart = windowStart(asOf);
        jdbc.sql("delete from engines.product_orders").update();
        jdbc.sql("delete from engines.sales_pair").update();
        jdbc.sql(COUNT_ALL_PRODUCTS).param("windowStart", windowStart).update();
        jdbc.sql(COUNT_ALL_PAIRS).param("windowStart", windowStart).update();
        BigDecimal orders = jdbc.sql(COUNT_ALL_ORDERS).param("windowStart", windowStart).query(BigDecimal.class)
                .single();
        computations.setTotal(SalesEngine.NAME, orders);
    }

    /** Everything again, from facts alone. */
    void rebuild(LocalDate asOf) {
        jdbc.sql("delete from engines.sale_order").update();
        jdbc.sql("delete from engines.sale_order_product").update();
        jdbc.sql(ALL_ORDERS).update();
        jdbc.sql(ALL_PRODUCTS).update();
        countAll(asOf);
    }

    private LocalDate windowStart(LocalDate asOf) {
        return asOf.minusDays(jdbc.sql(WINDOW_DAYS).query(Integer.class).single());
    }

    private static UUID tenant() {
        return TenantContext.required().id().value();
    }
}
