package br.com.basecommerce.local.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The servers under the suite stop and come back; its programs are never started again. */
@ExtendWith(WholeSuite.class)
class BadDaysIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String UNKNOWN_TO_THE_ENGINE = """
            select count(*)
            from events.outbox o
            where o.event_type = 'sale_recorded' and o.occurred_at >= cast(:since as timestamptz)
              and not exists (select from engines.processed_event e
                where e.tenant_id = o.tenant_id and e.event_id = o.event_id and e.engine = 'stock')
            """;
    private static final String NOT_PUBLISHED = """
            select count(*)
            from events.outbox
            where event_type = 'sale_recorded' and occurred_at >= cast(:since as timestamptz) and status = 'pending'
            """;

    private final RunningSuite suite;

    BadDaysIT(RunningSuite suite) {
        this.suite = suite;
    }

    @Test
    void aStoppedDatabaseIsToldClearlyAndForgottenWhenItIsBack() throws Exception {
        try (Caller person = Caller.withSession(suite, "vendedor@demo.test");
                Caller program = Caller.withToken(suite, "admin@demo.test");
                Caller stranger = Caller.nobody(suite)) {
            assertThat(person.get("/web/clientes").statusCode()).isEqualTo(200);
            assertThat(program.get("/api/v1/customers").statusCode()).isEqualTo(200);

            suite.stopPostgres();
            try {
                assertIsToldToWait(person.get("/web/clientes"));
                assertIsToldToWait(stranger.signIn("vendedor@demo.test"));
                HttpResponse<String> refused = program.get("/api/v1/customers");
                assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
                assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
                assertThat(refused.body()).contains("Voltamos em instantes");
                await().atMost(PATIENCE).until(() -> !suite.service("edge-auth").isReady());
                await().atMost(PATIENCE).until(() -> !suite.service("construction-app").isReady());
            } finally {
                suite.startPostgres();
            }

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(person.get("/web/clientes").statusCode())
                    .isEqualTo(200));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(program.get("/api/v1/customers").statusCode())
                    .isEqualTo(200));
            await().atMost(PATIENCE).until(suite.service("edge-auth")::isReady);
            await().atMost(PATIENCE).until(suite.service("construction-app")::isReady);
            String before = now();
            sellCement(program);
            awaitTheEngineKnowsAllSince(before);
        }
    }

    private static void assertIsToldToWait(HttpResponse<String> page) {
        assertThat(page.statusCode()).as(page.body()).isEqualTo(503);
        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(page.body()).contains("lang=\"pt-BR\"", "Voltamos em instantes");
        assertThat(page.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void withoutRedisTheCounterSellsAndTheEventsFlowLater() throws Exception {
        try (Caller program = Caller.withToken(suite, "admin@demo.test");
                Caller person = Caller.withSession(suite, "vendedor@demo.test")) {
            String before = now();
            suite.stopRedis();
            try {
                sellCement(program);
                assertThat(person.get("/web/pedidos").statusCode()).isEqualTo(200);
                assertThat(suite.service("construction-app").isReady()).isTrue();
                assertThat(count(NOT_PUBLISHED, before)).isPositive();
            } finally {
                suite.startRedis();
            }
            awaitTheEngineKnowsAllSince(before);
            assertThat(count(NOT_PUBLISHED, before)).isZero();
        }
    }

    private static void sellCement(Caller program) {
        JsonNode product = program.read("/products?q=cimento&limit=1").at("/items/0");
        // More than the orders of other tests still wait for.
        program.post("/stock-movements", Map.of("product_id", product.get("id").asString(), "type", "adjustment",
                "quantity", "1000", "reason", "found"));
        JsonNode delivery = program.sellAtTheCounter(product.get("id").asString(), product.get("stock_unit")
                .asString());
        assertThat(UUID.fromString(delivery.get("id").asString())).isNotNull();
    }

    private String now() {
        return suite.superuser().sql("select cast(now() as text)").query(String.class).single();
    }

    private void awaitTheEngineKnowsAllSince(String moment) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(count(UNKNOWN_TO_THE_ENGINE, moment)).isZero());
    }

    private long count(String sql, String since) {
        return suite.superuser().sql(sql).param("since", since).query(Long.class).single();
    }
}
