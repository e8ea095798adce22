package br.com.basecommerce.construction.customers;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.identity.Permission;
import br.com.basecommerce.common.identity.Reach;
import br.com.basecommerce.common.tenancy.TenantContext;
import br.com.basecommerce.construction.store.StoreCalendar;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What other features may know of customers. */
@Component
@Transactional(readOnly = true)
public class Customers {

    /**
     * One hit of a search while typing.
     *
     * @param document bare; null while none is known
     * @param lastPurchase store day of the newest order in the user's sight that was not cancelled
     */
    public record Hit(UUID id, String name, @Nullable String document, @Nullable String phone, @Nullable String city,
            boolean blocked, boolean walkIn, @Nullable LocalDate lastPurchase) {}

    private static final int CANDIDATES = 60;
    private static final String LAST_PURCHASE = """
            select max(o.created_at)
            from construction.sales_order o
            where o.tenant_id = c.tenant_id and o.customer_id = c.id and o.status <> 'cancelled'
              and (:own::uuid is null or o.salesperson_id = :own
                   or (select salespeople_see_all from construction.store_settings))
            """;
    private static final String LAST_PURCHASE_OF = """
            select (%s) as last_purchase
            from construction.customer c
            where c.id = :id
            """.formatted(LAST_PURCHASE);
    private static final String COLUMNS = """
            select c.id, c.name, c.document, c.phone, c.city, c.blocked_at is not null as blocked, c.walk_in,
                   (%s) as last_purchase
            """.formatted(LAST_PURCHASE);
    private static final String SEARCH = COLUMNS + """
            from construction.search_customers(:typed, :candidates) with ordinality as hit (id, rank)
            join construction.customer c on c.tenant_id = :tenant and c.id = hit.id
            where c.active
            order by hit.rank
            limit :most
            """;
    private static final String ALIKE = COLUMNS + """
            from construction.customer c
            where c.tenant_id = :tenant and c.active and not c.walk_in
              and (construction.normalise(c.name) = construction.normalise(:name) or c.phone = :phone::text
                   or c.phone2 = :phone::text)
            order by c.name, c.id
            limit :most
            """;
    private static final String MAKE_WALK_IN = """
            insert into construction.customer (tenant_id, id, created_at, updated_at, kind, name, walk_in)
            values (:tenant, :id, :at, :at, 'person', :name, true)
            on conflict do nothing
            """;

    private static final int MOST_ALIKE = 5;

    private final CustomerRows rows;
    private final JdbcClient jdbc;
    private final StoreCalendar calendar;

    Customers(CustomerRows rows, JdbcClient jdbc, StoreCalendar calendar) {
        this.rows = rows;
        this.jdbc = jdbc;
        this.calendar = calendar;
    }

    /** Empty for another store's customer. */
    public Optional<CustomerFacts> find(UUID id) {
        return rows.findById(id).map(Customer::facts);
    }

    /** Store day of the newest order in the user's sight that was not cancelled. */
    public Optional<LocalDate> lastPurchase(UUID id, CurrentUser user) {
        return jdbc.sql(LAST_PURCHASE_OF).param("id", id).param("own", own(user), Types.OTHER).query((row,
                number) -> Optional.ofNullable(lastPurchase(row)))
                .optional().flatMap(day -> day);
    }

    /** The active customers whose name, document or telephone was typed, best first. */
    public List<Hit> search(String typed, int most, CurrentUser user) {
        return jdbc.sql(SEARCH).param("typed", typed).param("candidates", CANDIDATES).param("most", most)
                .param("tenant", TenantContext.required().id().value()).param("own", own(user), Types.OTHER)
                .query((row, number) -> hit(row)).list();
    }

    /** Whose orders alone tell when a customer bought last ({@code product.md} section 5.2); null for anybody's. */
    private static @Nullable UUID own(CurrentUser user) {
        return user.reachOf(Permission.ORDER_VIEW) == Reach.ALL ? null : user.id();
    }

    private Hit hit(ResultSet row) throws SQLException {
        return new Hit(row.getObject("id", UUID.class), row.getString("name"), row.getString("document"),
                row.getString("phone"), row.getString("city"), row.getBoolean("blocked"), row.getBoolean("walk_in"),
                lastPurchase(row));
    }

    private @Nullable LocalDate lastPurchase(ResultSet row) throws SQLException {
        OffsetDateTime at = row.getObject("last_purchase", OffsetDateTime.class);
        return at == null ? null : calendar.dayOf(at.toInstant());
    }

    /**
     * The active customers with exactly that name, in any spelling, or with that telephone.
     *
     * @param phone digits; null when none is known
     */
    List<Hit> alike(String name, @Nullable String phone, CurrentUser user) {
        return jdbc.sql(ALIKE).param("tenant", TenantContext.required().id().value()).param("name", name)
                .param("phone", phone).param("most", MOST_ALIKE).param("own", own(user), Types.OTHER)
                .query((row, number) -> hit(row)).list();
    }

    /** The store's {@code Consumidor final}, made when it is first needed. */
    @Transactional
    public CustomerFacts walkIn() {
        return rows.findByWalkInTrue().or(this::makeWalkIn).map(Customer::facts).orElseThrow();
    }

    private Optional<Customer> makeWalkIn() {
        jdbc.sql(MAKE_WALK_IN).param("tenant", TenantContext.required().id().value()).param("id", Ids.next())
                .param("at", OffsetDateTime.ofInstant(calendar.now(), ZoneOffset.UTC))
                .param("name", Customer.WALK_IN_NAME).update();
        return rows.findByWalkInTrue();
    }
}
