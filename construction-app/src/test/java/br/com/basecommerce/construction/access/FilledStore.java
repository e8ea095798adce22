package br.com.basecommerce.construction.access;

import static org.awaitility.Awaitility.await;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.construction.testing.AllSchemas;
import br.com.basecommerce.construction.testing.TestStore;
import br.com.basecommerce.construction.testing.TestUser;
import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A store with one of everything that a route can name, all of it marked with a word that no other store has. */
final class FilledStore {

    private static final List<String> ENGINE_ROWS = List.of("""
            insert into engines.computation (tenant_id, engine, as_of) values (:tenant, 'stock', current_date)
            """, """
            insert into engines.product (tenant_id, product_id, product_version, event_id, name, stock_unit,
              fraction_allowed, price_unit, base_price, stock_unit_price, pack_quantity, stock_controlled, active)
            values (:tenant, :product, 1, gen_random_uuid(), :mark, 'SC', false, 'SC', 32, 32, 1, true, true)
            """, """
            insert into engines.stock_level (tenant_id, product_id, level_version, event_id, on_hand, reserved,
              backordered, incoming)
            values (:tenant, :product, 1, gen_random_uuid(), 50, 5, 0, 0)
            """, """
            insert into engines.product_stock (tenant_id, product_id, method, history_days, selling_days, demand,
              deviation, forecast, lead_time, lead_time_deviation, learned_season, sold_quantity, sold_value, abc_class,
              minimum, maximum, computed_at)
            values (:tenant, :product, 'simple', 90, 60, 9, 3, 9, 7, 0, '{}', 810, 25920, 'A', 84, 147, now())
            """, """
            insert into engines.stock_alert (tenant_id, id, product_id, type, risk_level, explanation, status,
              created_at, updated_at, computed_at)
            values (:tenant, :alert, :product, 'rupture', 'high', :mark, 'active', now(), now(), now())
            """);

    private static final String TABLES = """
            select c.oid::regclass::text
            from pg_class c
            join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
            where c.relkind in ('r', 'p') and not c.relispartition
              and c.relnamespace in ('construction'::regnamespace, 'events'::regnamespace)
            order by 1
            """;

    private final JdbcClient superuser = JdbcClient.create(AllSchemas.migrated().asSuperuser());
    private final MockMvcTester mvc;
    private final TestStore store = TestStore.open();
    private final String mark = "Segredo" + store.tenant().slug().substring(5);
    private final Map<String, String> ids = new HashMap<>();
    private final String rows;

    FilledStore(MockMvcTester mvc) {
        this.mvc = mvc;
        fill();
        this.rows = rows(superuser.sql(TABLES).query(String.class).list());
    }

    TestUser admin() {
        return store.admin();
    }

    String slug() {
        return store.tenant().slug();
    }

    /** Stands in everything that somebody typed in this store. */
    String mark() {
        return mark;
    }

    /**
     * The id of the one thing of a kind.
     *
     * @param segment the path's word for the kind, English or Portuguese
     * @throws IllegalArgumentException when this store has none: put one in, a route asks for it
     */
    String idOf(String segment) {
        String id = ids.get(segment);
        if (id == null) {
            throw new IllegalArgumentException("no id known for what follows /" + segment + "/ in a path");
        }
        return id;
    }

    /** Every row of this store, as one value to compare. */
    String rows() {
        return superuser.sql(rows).param("tenant", store.id()).query(String.class).single();
    }

    private static String rows(List<? extends @Nullable String> tables) {
        return "select md5(string_agg(line, '' order by line)) from ("
                + String.join(" union all ", tables.stream()
                        .map(table -> "select t::text as line from " + table + " t where tenant_id = :tenant")
                        .toList())
                + ") all_rows";
    }

    private void fill() {
        String customer = created("/api/v1/customers", """
                {"kind":"company","name":"%1$s","document":"12345678000195","notes":"%1$s",
                 "address":{"street":"%1$s","city":"Volta Redonda","state":"RJ"}}""");
        String site = created("/api/v1/job-sites", """
                {"customer_id":"%2$s","name":"%1$s","address":{"street":"%1$s"}}""", customer);
        String category = created("/api/v1/categories", "{\"name\":\"%1$s\"}");
        String product = created("/api/v1/products", """
                {"name":"%1$s","code":"%1$s","category_id":"%2$s","stock_unit":"SC","price_unit":"SC",
                 "base_price":"32.00"}""", category);
        created("/api/v1/stock-movements", """
                {"product_id":"%2$s","type":"initial","quantity":"100","note":"%1$s"}""", product);
        String draft = quote(store.admin(), customer, site, product, "0");
        name(customer, "customers", "clientes");
        name(site, "job-sites", "obras");
        name(category, "categories");
        name(product, "products", "produtos", "stock-levels", "estoque");
        name(draft, "quotes", "cotacoes");
        name(JsonPath.read(read("/api/v1/quotes/" + draft), "$.lines[0].id"), "itens");
        String order = order(customer, site, product);
        name(order, "orders", "pedidos");
        name(JsonPath.read(read("/api/v1/deliveries"), "$.items[0].id"), "deliveries", "entregas");
        name(releaseRequest(customer, site, product), "release-requests", "liberacoes");
        name(alert(product), "insights", "recomendacoes");
        name(export(), "exports", "meus-dados");
    }

    private String order(String customer, String site, String product) {
        String quote = quote(store.admin(), customer, site, product, "0");
        step(quote, "submission", "{}");
        step(quote, "approval", "{\"revision\":1,\"channel\":\"phone\"}");
        return JsonPath.read(step(quote, "conversion", "{}"), "$.id");
    }

    private String releaseRequest(String customer, String site, String product) {
        step(quote(store.salesperson(), customer, site, product, "40"), "release-request",
                "{\"note\":\"%s\"}".formatted(mark));
        return JsonPath.read(read("/api/v1/release-requests"), "$.items[0].id");
    }

    private String export() {
        String export = created("/api/v1/exports", "{}");
        await().atMost(Duration.ofSeconds(30)).until(() -> read("/api/v1/exports/" + export).contains("\"ready\""));
        return export;
    }

    private String alert(String product) {
        UUID alert = Ids.next();
        ENGINE_ROWS.forEach(row -> superuser.sql(row).param("tenant", store.id()).param("alert", alert)
                .param("product", UUID.fromString(product)).param("mark", mark).update());
        return alert.toString();
    }

    private String quote(TestUser seller, String customer, String site, String product, String discount) {
        return JsonPath.read(sent(seller, HttpMethod.POST, "/api/v1/quotes", """
                {"customer_id":"%s","job_site_id":"%s","discount_mode":"percent","discount_percent":"%s",
                 "customer_notes":"%s","lines":[{"product_id":"%s","entered_quantity":"10","entered_unit":"SC"}]}
                """.formatted(customer, site, discount, mark, product)), "$.id");
    }

    private String step(String quote, String step, String json) {
        return sent(store.admin(), HttpMethod.POST, "/api/v1/quotes/" + quote + "/" + step, json);
    }

    private String created(String path, String json, Object... more) {
        Object[] values = new Object[more.length + 1];
        values[0] = mark;
        System.arraycopy(more, 0, values, 1, more.length);
        String body = sent(store.admin(), HttpMethod.POST, path, json.formatted(values));
        return path.endsWith("movements") ? "" : JsonPath.read(body, "$.id");
    }

    private void name(String id, String... segments) {
        for (String segment : segments) {
            ids.put(segment, id);
        }
    }

    private String read(String path) {
        return body(mvc.get().uri(path).with(store.admin()).exchange(), path);
    }

    private String sent(TestUser user, HttpMethod method, String path, String json) {
        String quote = path.startsWith("/api/v1/quotes/") ? path.substring(0, path.lastIndexOf('/')) : null;
        String seen = quote == null
                ? "\"0\""
                : String.valueOf(mvc.get().uri(quote).with(store.admin()).exchange().getResponse().getHeader("ETag"));
        return body(mvc.method(method).uri(path).header("Idempotency-Key", UUID.randomUUID()).header("If-Match", seen)
                .contentType(MediaType.APPLICATION_JSON).content(json).with(user).exchange(), path);
    }

    private static String body(MvcTestResult result, String path) {
        String body = new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
        if (result.getResponse().getStatus() >= 300) {
            throw new IllegalStateException(path + " answered " + body);
        }
        return body;
    }
}
