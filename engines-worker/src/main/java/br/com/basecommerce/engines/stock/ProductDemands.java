package br.com.basecommerce.engines.stock;

import static br.com.basecommerce.engines.facts.Rows.row;
import static br.com.basecommerce.engines.facts.Rows.texts;
import static java.util.Objects.requireNonNull;

import br.com.basecommerce.common.tenancy.TenantContext;
import br.com.basecommerce.engines.facts.Rows;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How each product sells: read from the daily sums, kept in {@code product_stock}. */
@Component
class ProductDemands {

    private static final String PRODUCTS = """
            select p.product_id, p.stock_controlled, a.first_day, s.sold_value, l.lead_time_days
            from engines.product p
            left join engines.product_activity a on a.product_id = p.product_id
            left join engines.product_stock s on s.product_id = p.product_id
            left join lateral (
              select r.supplier_id
              from engines.receipt_fact r
              where r.product_id = p.product_id
              order by r.received_at desc, r.event_id desc, r.line desc
              limit 1
            ) last on true
            left join engines.supplier l on l.supplier_id = last.supplier_id
            where p.product_id = any (cast(:products as uuid[]))
            """;

    // A plan made once for all products takes the days of the whole store for few, and looks for the products among them: a
    // join leads to each product's own days.

    private static final String SALES = """
            select s.product_id, s.day, s.quantity, s.net_total
            from unnest(cast(:products as uuid[])) as wanted (product_id)
            join engines.sale_day s on s.product_id = wanted.product_id
            where s.day >= :since and s.day < :until
            """;

    private static final String STOCK = """
            select s.product_id, s.day, s.highest_on_hand, s.closing_on_hand
            from unnest(cast(:products as uuid[])) as wanted (product_id)
            join engines.stock_day s on s.product_id = wanted.product_id
            where s.day >= :since and s.day < :until
            union all
            select last.product_id, last.day, last.highest_on_hand, last.closing_on_hand
            from unnest(cast(:products as uuid[])) as wanted (product_id)
            cross join lateral (
              select product_id, day, highest_on_hand, closing_on_hand
              from engines.stock_day
              where product_id = wanted.product_id and day < :since
              order by day desc
              limit 1
            ) as last
            """;

    private static final String RECEIPTS = """
            select p.product_id, r.ordered_at, r.received_at
            from unnest(cast(:products as uuid[])) as p (product_id)
            cross join lateral (
              select event_id, min(ordered_at) as ordered_at, max(received_at) as received_at
              from engines.receipt_fact
              where product_id = p.product_id and ordered_at is not null and received_at >= :since
              group by event_id
              order by 3 desc, 1 desc
              limit 5
            ) r
            """;

    private static final String UPSERT = """
            insert into engines.product_stock (tenant_id, product_id, method, history_days, selling_days, demand,
              deviation, forecast, lead_time, lead_time_deviation, learned_season, sold_quantity, sold_value,
              computed_at)
            values (?, ?, 'insufficient', ?, ?, ?, ?, ?, ?, ?, cast(? as double precision[]), ?, ?, ?)
            on conflict (tenant_id, product_id) do update set
              history_days = excluded.history_days, selling_days = excluded.selling_days, demand = excluded.demand,
              deviation = excluded.deviation, forecast = excluded.forecast, lead_time = excluded.lead_time,
              lead_time_deviation = excluded.lead_time_deviation, learned_season = excluded.learned_season,
              sold_quantity = excluded.sold_quantity, sold_value = excluded.sold_value,
              computed_at = excluded.computed_at
            """;

    private static final int RECEIPT_DAYS = 365;

    private record Product(UUID id, boolean stockControlled, @Nullable LocalDate firstDay,
            @Nullable BigDecimal soldValue, @Nullable Integer supplierLeadTime) {

        boolean mayHaveSeason(LocalDate asOf) {
            return firstDay != null && !firstDay.isAfter(asOf.minusDays(Season.MIN_HISTORY_DAYS));
        }
    }

    private record DaySale(LocalDate day, BigDecimal quantity, BigDecimal netTotal) {}

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final StoreParameters parameters;
    private final Clock clock;

    ProductDemands(JdbcClient jdbc, JdbcTemplate batches, StoreParameters parameters, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.parameters = parameters;
        this.clock = clock;
    }

    /**
     * Computes the demand of those products that are known by now.
     *
     * @return true when the value sold of one of them changed, so that the ranking may have
     */
    boolean refresh(Collection<UUID> ids, LocalDate asOf) {
        List<Product> products = products(ids);
        Map<UUID, StockParameters> rules = parameters.of(ids);
        int window = rules.values().stream().mapToInt(StockParameters::windowDays).max().orElse(0);
        boolean seasons = products.stream().anyMatch(product -> product.mayHaveSeason(asOf));
        LocalDate since = asOf.minusDays(seasons ? Math.max(window, Season.LEARNING_DAYS) : window);
        Map<UUID, List<DaySale>> sales = sales(ids, since, asOf);
        Map<UUID, TreeMap<LocalDate, SoldOutDays.Figures>> stock = stock(ids, since, asOf);
        Map<UUID, List<Integer>> leadTimes = leadTimes(ids, asOf);

        boolean valueChanged = false;
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Product product : products) {
            StockParameters rule = requireNonNull(rules.get(product.id()));
            List<DaySale> sold = sales.getOrDefault(product.id(), List.of());
            SalesHistory history = history(product, sold, stock, asOf);
            Season season = new Season(rule.seasonalFactors(), Season.learn(history, asOf));
            LeadTime leadTime = LeadTime.of(rule.ownLeadTimeDays(), leadTimes.getOrDefault(product.id(), List.of()),
                    product.supplierLeadTime(), rule.leadTimeDays());
            List<DaySale> inWindow = sold.stream().filter(day -> !day.day().isBefore(asOf.minusDays(rule
                    .windowDays()))).toList();
            BigDecimal value = inWindow.stream().map(DaySale::netTotal).reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal quantity = inWindow.stream().map(DaySale::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
            valueChanged |= product.soldValue() == null
                    ? value.signum() != 0
                    : product.soldValue().compareTo(value) != 0;
            rows.add(demandRow(product, Demand.of(history, asOf, season, leadTime, rule), season, quantity, value));
        }
        if (!rows.isEmpty()) {
            batches.batchUpdate(UPSERT, rows);
        }
        return valueChanged;
    }

    private @Nullable Object[] demandRow(Product product, Demand demand, Season season, BigDecimal quantity,
            BigDecimal value) {
        return row(TenantContext.required().id().value(), product.id(), demand.historyDays(), demand.sellingDays(),
                demand.mean(), demand.deviation(), demand.forecast(), demand.leadTime().days(), demand.leadTime()
                        .deviation(), season.learned().toString().replace('[', '{').replace(']', '}'), quantity, value,
                Rows.at(clock.instant()));
    }

    private static SalesHistory history(Product product, List<DaySale> sold,
            Map<UUID, TreeMap<LocalDate, SoldOutDays.Figures>> stock, LocalDate asOf) {
        Map<LocalDate, Double> byDay = new HashMap<>();
        sold.forEach(day -> byDay.put(day.day(), day.quantity().doubleValue()));
        TreeMap<LocalDate, SoldOutDays.Figures> figures = stock.getOrDefault(product.id(), new TreeMap<>());
        Set<LocalDate> soldOut = product.stockControlled() ? SoldOutDays.before(asOf, figures) : new HashSet<>();
        return new SalesHistory(product.firstDay(), byDay, soldOut);
    }

    private List<Product> products(Collection<UUID> ids) {
        return jdbc.sql(PRODUCTS).param("products", texts(ids)).query((row, number) -> new Product(row.getObject(
                "product_id", UUID.class), row.getBoolean("stock_controlled"), row.getObject("first_day",
                        LocalDate.class), row.getBigDecimal("sold_value"), row.getObject("lead_time_days",
                                Integer.class))).list();
    }

    private Map<UUID, List<DaySale>> sales(Collection<UUID> ids, LocalDate since, LocalDate until) {
        Map<UUID, List<DaySale>> sales = new HashMap<>();
        jdbc.sql(SALES).param("products", texts(ids)).param("since", since).param("until", until).query(row -> {
            sales.computeIfAbsent(row.getObject("product_id", UUID.class), id -> new ArrayList<>()).add(new DaySale(row
                    .getObject("day", LocalDate.class), row.getBigDecimal("quantity"), row.getBigDecimal(
                            "net_total")));
        });
        return sales;
    }

    private Map<UUID, TreeMap<LocalDate, SoldOutDays.Figures>> stock(Collection<UUID> ids, LocalDate since,
            LocalDate until) {
        Map<UUID, TreeMap<LocalDate, SoldOutDays.Figures>> stock = new HashMap<>();
        jdbc.sql(STOCK).param("products", texts(ids)).param("since", since).param("until", until).query(row -> {
            stock.computeIfAbsent(row.getObject("product_id", UUID.class), id -> new TreeMap<>()).put(row.getObject(
                    "day", LocalDate.class), new SoldOutDays.Figures(row.getBigDecimal("highest_on_hand"), row
                            .getBigDecimal("closing_on_hand")));
        });
        return stock;
    }

    private Map<UUID, List<Integer>> leadTimes(Collection<UUID> ids, LocalDate asOf) {
        ZoneId zone = TenantContext.required().zone();
        Instant since = asOf.minusDays(RECEIPT_DAYS).atStartOfDay(zone).toInstant();
        Map<UUID, List<Integer>> leadTimes = new HashMap<>();
        jdbc.sql(RECEIPTS).param("products", texts(ids)).param("since", Rows.at(since)).query(row -> {
            leadTimes.computeIfAbsent(row.getObject("product_id", UUID.class), id -> new ArrayList<>()).add(
                    (int) ChronoUnit.DAYS.between(
                            day(row.getObject("ordered_at", OffsetDateTime.class), zone),
                            day(row.getObject("received_at", OffsetDateTime.class), zone)));
        });
        return leadTimes;
    }

    private static LocalDate day(OffsetDateTime at, ZoneId zone) {
        return at.atZoneSameInstant(zone).toLocalDate();
    }
}
