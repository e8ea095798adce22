package br.com.basecommerce.engines;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.database.DatabaseProperties;
import br.com.basecommerce.common.database.SchemaMigration;
import br.com.basecommerce.common.events.EventPayload;
import br.com.basecommerce.common.events.Outbox;
import br.com.basecommerce.common.events.ProductChanged;
import br.com.basecommerce.common.events.SaleRecorded;
import br.com.basecommerce.common.events.StockLevelChanged;
import br.com.basecommerce.common.tenancy.Tenant;
import br.com.basecommerce.common.tenancy.TenantContext;
import br.com.basecommerce.common.tenancy.TenantId;
import br.com.basecommerce.common.tenancy.TenantTransactionManager;
import br.com.basecommerce.common.testing.TestPostgres;
import br.com.basecommerce.common.values.Factor;
import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.values.Unit;
import br.com.basecommerce.common.values.UnitCost;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A store as the vertical has it: it writes events with the vertical's role and reads the engines' published views. */
final class SellingStore {

    static final JdbcClient SUPERUSER = JdbcClient.create(TestPostgres.instance().asSuperuser());

    final Tenant tenant = new Tenant(new TenantId(Ids.next()), "loja-" + System.nanoTime(), Tenant.DEFAULT_ZONE);

    private final DataSource vertical = TestPostgres.instance().as("construction_app");
    private final JdbcClient jdbc = JdbcClient.create(vertical);
    private final TransactionTemplate transaction = new TransactionTemplate(
            new TenantTransactionManager(new JdbcTransactionManager(vertical), vertical));
    private final Outbox outbox = new Outbox(jdbc, Clock.systemUTC(), "materials");

    /** Opens the store; the schemas must be there. */
    SellingStore() {
        SUPERUSER.sql("""
                insert into auth.tenant (id, slug, name, legal_name, email, created_at, updated_at)
                values (:id, :slug, 'Loja', 'Loja Ltda', 'dono@loja.com', now(), now())
                """).param("id", tenant.id().value()).param("slug", tenant.slug()).update();
    }

    static void migrateSchemas() {
        TestPostgres postgres = TestPostgres.instance();
        Map.of("auth", "auth_app", "events", "relay_app", "engines", "engines_app").forEach((schema,
                role) -> new SchemaMigration(new DatabaseProperties(postgres.host(), postgres.port(), schema, role,
                        schema + "_owner", TestPostgres.PASSWORD)).start());
    }

    /** All of it in one transaction. */
    void commit(Runnable business) {
        TenantContext.run(tenant, () -> transaction.executeWithoutResult(status -> business.run()));
    }

    void offer(UUID product) {
        append("product", product, new ProductChanged(product, "CIM32", "Cimento CP II 50 kg", null, null, Unit.SC,
                Unit.SC, false, Factor.ONE, Money.of("36.90"), UnitCost.of("36.9000"), Quantity.of(40), null, true,
                true));
    }

    void sell(UUID product, int quantity, Instant soldAt) {
        UUID delivery = Ids.next();
        append("delivery", delivery, new SaleRecorded(delivery, Ids.next(), null, Ids.next(), null, Ids.next(),
                "counter", "pickup", soldAt, soldAt, Money.of("369.00"), List.of(
                        new SaleRecorded.Item(1, product, Quantity.of(quantity), Money.of("369.00"), null))));
    }

    void sellOut(UUID product) {
        append("stock_level", product, new StockLevelChanged(product, Quantity.of(0), Quantity.of(0), Quantity.of(0),
                Quantity.of(0), "sale", Quantity.of(-10), null, null, Instant.now()));
    }

    private void append(String aggregate, UUID id, EventPayload payload) {
        outbox.append(aggregate, id, 1, payload);
    }

    /** The rows of a published view about a product. */
    List<Map<String, @Nullable Object>> read(String view, UUID product) {
        return TenantContext.call(tenant, () -> transaction.execute(status -> jdbc.sql(
                "select * from engines." + view + " where product_id = :product").param("product", product).query()
                .listOfRows()));
    }

    /** A number about this store that only the superuser may read; the statement names it {@code :tenant}. */
    long count(String sql) {
        return SUPERUSER.sql(sql).param("tenant", tenant.id().value()).query(Long.class).single();
    }
}
