package br.com.basecommerce.construction.dashboard;

import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.values.Unit;
import br.com.basecommerce.construction.store.StoreCalendar;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The dashboard's numbers, one query each. All of them look at open documents or at the last days only, through an index, so
 * they cost the same after a year as after a day.
 */
@Repository
@Transactional(readOnly = true)
class DashboardQueries {

    private static final int BEST = 5;
    private static final int BEST_DAYS = 30;
    private static final int FOLLOWED = 6;
    /** A quote waits for an answer after so many days, and is followed up so many days before it expires. */
    private static final int PATIENCE_DAYS = 2;

    private static final String FIGURES = """
            select
              (select count(*) from construction.quote q
               where q.created_at >= :today and not q.direct_sale
                 and (cast(:seller as uuid) is null or q.salesperson_id = :seller)) as quotes_today,
              (select count(*) from construction.sales_order o
               where o.created_at >= :today
                 and (cast(:seller as uuid) is null or o.salesperson_id = :seller)) as orders_today,
              s.sold_this_week, s.sold_week_before, q.open, q.open_total, q.expired,
              (select count(distinct l.order_id)
               from construction.stock_level v
               join construction.order_line l on l.tenant_id = v.tenant_id and l.product_id = v.product_id
                 and l.stock_quantity > l.delivered_quantity + l.closed_quantity
               join construction.sales_order o on o.tenant_id = l.tenant_id and o.id = l.order_id
                 and o.status <> 'cancelled'
               left join construction.stock_reservation r on r.tenant_id = l.tenant_id and r.order_line_id = l.id
               where v.backordered > 0
                 and l.stock_quantity - l.delivered_quantity - l.closed_quantity > coalesce(r.quantity, 0)
                 and (cast(:seller as uuid) is null or o.salesperson_id = :seller)) as orders_lacking,
              (select count(*) from construction.delivery d
               where d.status in ('pending', 'preparing', 'ready') and d.scheduled_date <= :day) as deliveries_today
            from (
              select coalesce(sum(l.net_total) filter (where d.completed_at >= :week), 0) as sold_this_week,
                     coalesce(sum(l.net_total) filter (where d.completed_at < :week), 0) as sold_week_before
              from construction.delivery d
              join construction.delivery_line l on l.tenant_id = d.tenant_id and l.delivery_id = d.id
              join construction.sales_order o on o.tenant_id = d.tenant_id and o.id = d.order_id
              where d.completed_at >= :weekBefore
                and (cast(:seller as uuid) is null or o.salesperson_id = :seller)
            ) s
            cross join (
              select count(*) filter (where not late) as open, coalesce(sum(total) filter (where not late), 0) as open_total,
                     count(*) filter (where late) as expired
              from (
                select total, status = 'sent' and valid_until < :day as late
                from construction.quote
                where status in ('draft', 'sent', 'approved')
                  and (cast(:seller as uuid) is null or salesperson_id = :seller)
              ) known
            ) q
            """;

    private static final String FOLLOW_UPS = """
            select q.id, q.number, c.name as customer, q.total, q.status, q.valid_until, q.sent_at
            from construction.quote q
            join construction.customer c on c.tenant_id = q.tenant_id and c.id = q.customer_id
            where q.status = 'sent' and q.valid_until >= :day
              and (q.sent_at < :patience or q.valid_until <= :soon)
              and (cast(:seller as uuid) is null or q.salesperson_id = :seller)
            order by q.valid_until, q.sent_at
            limit :most
            """;

    private static final String BEST_SELLERS = """
            select p.id, p.name, p.stock_unit, sum(l.delivered_quantity) as quantity, sum(l.net_total) as total
            from construction.delivery d
            join construction.delivery_line l on l.tenant_id = d.tenant_id and l.delivery_id = d.id
            join construction.order_line o on o.tenant_id = l.tenant_id and o.id = l.order_line_id
            join construction.product p on p.tenant_id = o.tenant_id and p.id = o.product_id
            where d.completed_at >= :since and l.delivered_quantity > 0
            group by p.id, p.name, p.stock_unit
            order by total desc, p.id
            limit :most
            """;

    private static final String DUE = """
            select d.id, d.number, c.name as customer, d.status, d.scheduled_date, d.kind
            from construction.delivery d
            join construction.sales_order o on o.tenant_id = d.tenant_id and o.id = d.order_id
            join construction.customer c on c.tenant_id = o.tenant_id and c.id = o.customer_id
            where d.status in ('pending', 'preparing', 'ready') and (d.scheduled_date is null or d.scheduled_date <= :day)
            order by d.scheduled_date nulls last, d.number_year, d.number_value
            limit :most
            """;

    private static final String STARTED = """
            select exists (select from construction.product) as products,
                   exists (select from construction.quote) as quotes,
                   exists (select from construction.stock_level where on_hand > 0) as stock
            """;

    private final JdbcClient jdbc;
    private final StoreCalendar calendar;

    DashboardQueries(JdbcClient jdbc, StoreCalendar calendar) {
        this.jdbc = jdbc;
        this.calendar = calendar;
    }

    /** @param seller whose figures; null for the whole store's */
    Figures figures(@Nullable UUID seller, boolean withAmounts) {
        LocalDate today = calendar.today();
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return jdbc.sql(FIGURES)
                .param("seller", seller, Types.OTHER)
                .param("day", today)
                .param("today", startOf(today))
                .param("week", startOf(monday))
                .param("weekBefore", startOf(monday.minusWeeks(1)))
                .query((row, number) -> figures(row, withAmounts))
                .single();
    }

    private static Figures figures(ResultSet row, boolean withAmounts) throws SQLException {
        return new Figures(row.getLong("quotes_today"), row.getLong("orders_today"),
                money(row, "sold_this_week", withAmounts), money(row, "sold_week_before", withAmounts),
                row.getLong("open"), money(row, "open_total", withAmounts), row.getLong("expired"),
                row.getLong("orders_lacking"), row.getLong("deliveries_today"));
    }

    List<Figures.FollowUp> followUps(@Nullable UUID seller, boolean withAmounts) {
        LocalDate today = calendar.today();
        return jdbc.sql(FOLLOW_UPS)
                .param("seller", seller, Types.OTHER)
                .param("day", today)
                .param("soon", today.plusDays(PATIENCE_DAYS))
                .param("patience", startOf(today.minusDays(PATIENCE_DAYS)))
                .param("most", FOLLOWED)
                .query((row, number) -> followUp(row, withAmounts))
                .list();
    }

    private static Figures.FollowUp followUp(ResultSet row, boolean withAmounts) throws SQLException {
        OffsetDateTime sentAt = row.getObject("sent_at", OffsetDateTime.class);
        return new Figures.FollowUp(row.getObject("id", UUID.class), row.getString("number"),
                row.getString("customer"), money(row, "total", withAmounts), row.getString("status"),
                row.getObject("valid_until", LocalDate.class), sentAt == null ? null : sentAt.toInstant());
    }

    List<Figures.BestSeller> bestSellers(boolean withAmounts) {
        return jdbc.sql(BEST_SELLERS)
                .param("since", startOf(calendar.today().minusDays(BEST_DAYS)))
                .param("most", BEST)
                .query((row, number) -> new Figures.BestSeller(row.getObject("id", UUID.class), row.getString("name"),
                        Unit.ofCode(row.getString("stock_unit")), new Quantity(row.getBigDecimal("quantity")),
                        money(row, "total", withAmounts)))
                .list();
    }

    List<Figures.Due> due() {
        return jdbc.sql(DUE)
                .param("day", calendar.today())
                .param("most", FOLLOWED)
                .query((row, number) -> new Figures.Due(row.getObject("id", UUID.class), row.getString("number"),
                        row.getString("customer"), row.getString("status"),
                        row.getObject("scheduled_date", LocalDate.class), row.getString("kind")))
                .list();
    }

    /** What a new store has done already. */
    record Started(boolean products, boolean quotes, boolean stock) {

        /** Whether the first steps are behind it. */
        public boolean done() {
            return products && quotes;
        }
    }

    Started started() {
        return jdbc.sql(STARTED)
                .query((row, number) -> new Started(row.getBoolean("products"), row.getBoolean("quotes"),
                        row.getBoolean("stock")))
                .single();
    }

    private static @Nullable Money money(ResultSet row, String column, boolean visible) throws SQLException {
        BigDecimal amount = row.getBigDecimal(column);
        return visible && amount != null ? new Money(amount) : null;
    }

    private OffsetDateTime startOf(LocalDate day) {
        return OffsetDateTime.ofInstant(calendar.startOf(day), ZoneOffset.UTC);
    }
}
