package br.com.basecommerce.construction.quotes;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.construction.testing.AllSchemas;
import br.com.basecommerce.construction.testing.TestStore;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a store needs to quote: goods on the shelf, customers in the book; and a look at what was written. */
final class QuoteStall {

    private static final String PRODUCT = """
            insert into construction.product (tenant_id, id, created_at, updated_at, name, stock_unit, fraction_allowed,
              price_unit, price_numerator, price_denominator, base_price, manual_cost)
            values (:tenant, :id, now(), now(), :name, :stockUnit, :fractions, :priceUnit, :numerator, :denominator,
              :price, :cost)
            """;
    private static final String LEVEL = """
            insert into construction.stock_level (tenant_id, product_id, on_hand, created_at, updated_at)
            values (:tenant, :id, :onHand, now(), now())
            """;
    private static final String CUSTOMER = """
            insert into construction.customer (tenant_id, id, created_at, updated_at, kind, name, document, blocked_at,
              blocked_reason)
            values (:tenant, :id, now(), now(), :kind, :name, :document,
              case when :blocked::text is null then null else now() end, :blocked)
            """;

    private final JdbcClient jdbc = JdbcClient.create(AllSchemas.migrated().asSuperuser());
    private final TestStore store;

    QuoteStall(TestStore store) {
        this.store = store;
    }

    UUID cement() {
        return product("Cimento CP II 50 kg", "SC", "SC", 1, 1, "32.00", null, "120");
    }

    UUID sand() {
        return product("Areia média", "M3", "M3", 1, 1, "85.00", null, "14.5");
    }

    UUID product(String name, String stockUnit, String priceUnit, int numerator, int denominator, String price,
            @Nullable String cost, String onHand) {
        UUID id = Ids.next();
        jdbc.sql(PRODUCT).param("tenant", store.id()).param("id", id).param("name", name)
                .param("stockUnit", stockUnit).param("fractions", "M3".equals(stockUnit)).param("priceUnit", priceUnit)
                .param("numerator", numerator).param("denominator", denominator)
                .param("price", new BigDecimal(price)).param("cost", cost == null ? null : new BigDecimal(cost))
                .update();
        jdbc.sql(LEVEL).param("tenant", store.id()).param("id", id).param("onHand", new BigDecimal(onHand)).update();
        return id;
    }

    UUID aurora() {
        return customer("company", "Construtora Aurora", "12345678000195", null);
    }

    UUID customer(String kind, String name, @Nullable String document, @Nullable String blocked) {
        UUID id = Ids.next();
        jdbc.sql(CUSTOMER).param("tenant", store.id()).param("id", id).param("kind", kind).param("name", name)
                .param("document", document).param("blocked", blocked).update();
        return id;
    }

    /** A site of a customer, with the one price agreed for it. */
    UUID site(UUID customer, String name, UUID product, String price) {
        UUID id = Ids.next();
        jdbc.sql("insert into construction.job_site (tenant_id, id, created_at, updated_at, customer_id, name)"
                + " values (:tenant, :id, now(), now(), :customer, :name)").param("tenant", store.id()).param("id", id)
                .param("customer", customer).param("name", name).update();
        agree(customer, id, product, price);
        return id;
    }

    void agree(UUID customer, @Nullable UUID site, UUID product, String price) {
        jdbc.sql("insert into construction.agreed_price (tenant_id, id, created_at, updated_at, customer_id,"
                + " job_site_id, product_id, price) values (:tenant, :id, now(), now(), :customer, :site, :product,"
                + " :price)").param("tenant", store.id()).param("id", Ids.next()).param("customer", customer)
                .param("site", site).param("product", product).param("price", new BigDecimal(price)).update();
    }

    List<String> customers() {
        return jdbc.sql("select name from construction.customer where tenant_id = :tenant order by name")
                .param("tenant", store.id()).query((row, number) -> row.getString(1)).list();
    }

    void decide(String column, Object value) {
        jdbc.sql("insert into construction.store_settings (tenant_id, created_at, updated_at, " + column
                + ") values (:tenant, now(), now(), :value) on conflict (tenant_id) do update set " + column
                + " = excluded." + column).param("tenant", store.id()).param("value", value).update();
    }

    List<String> payloads(String type) {
        return jdbc.sql("select payload::text from events.outbox where tenant_id = :tenant and event_type = :type"
                + " order by id").param("tenant", store.id()).param("type", type).query((row, number) -> row.getString(
                        1)).list();
    }

    long orders() {
        return count("sales_order");
    }

    long quotes() {
        return count("quote");
    }

    long deliveries() {
        return count("delivery");
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from construction." + table + " where tenant_id = :tenant")
                .param("tenant", store.id()).query(Long.class).single();
    }

    /** How much of a product's stock is promised to orders. */
    BigDecimal reserved(UUID product) {
        return jdbc.sql("select reserved from construction.stock_level where tenant_id = :tenant and product_id = :id")
                .param("tenant", store.id()).param("id", product).query(BigDecimal.class).single();
    }

    void expire(UUID quote) {
        jdbc.sql("update construction.quote set valid_until = current_date - 2 where id = :id").param("id", quote)
                .update();
    }
}
