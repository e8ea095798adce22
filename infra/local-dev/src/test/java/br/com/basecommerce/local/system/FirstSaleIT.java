package br.com.basecommerce.local.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One click travels from the browser to an engine and back, through everything that will stand between them. */
@ExtendWith({InBrowser.class, WholeSuite.class})
class FirstSaleIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String SELLS_WELL = """
            select p.id, p.name, p.code, l.available
            from engines.product_stock s
            join auth.tenant t on t.id = s.tenant_id and t.slug = 'demo'
            join construction.product p on p.tenant_id = s.tenant_id and p.id = s.product_id
            join construction.stock_level l on l.tenant_id = s.tenant_id and l.product_id = s.product_id
            where s.minimum > 0 and l.available > s.minimum and l.reserved = 0
              and not exists (select from engines.stock_alert a
                where a.tenant_id = s.tenant_id and a.product_id = s.product_id
                  and a.type = 'rupture' and a.status = 'active')
            order by s.sold_value desc, s.product_id
            limit 1
            """;
    private static final String TRACE_IN_OUTBOX = """
            select o.event_id, o.traceparent
            from events.outbox o
            where o.event_type = 'sale_recorded' and o.payload::text like '%' || :product || '%'
            order by o.id desc
            limit 1
            """;
    private static final String TRACE_IN_ENGINE = """
            select traceparent from engines.processed_event where engine = 'stock' and event_id = :event
            """;

    private final RunningSuite suite;
    private Goods goods;

    /** What is sold: all that is left of something that sells. */
    record Goods(UUID id, String name, String code, BigDecimal available) {}

    FirstSaleIT(RunningSuite suite) {
        this.suite = suite;
    }

    @BeforeEach
    void chooseWhatSellsWell() {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(suite.superuser().sql(SELLS_WELL)
                .query(Goods.class).optional()).isPresent());
        goods = suite.superuser().sql(SELLS_WELL).query(Goods.class).single();
    }

    @Test
    void aSaleAtTheCounterBecomesAnAlertThatAnEngineWrote(Windows windows) {
        Visitor salesperson = windows.desk(suite.address("demo"));
        salesperson.signIn("vendedor@demo.test");
        quoteAllThatIsLeft(salesperson);
        sendAndApprove(salesperson);
        convert(salesperson);
        Response handedOver = handOver(salesperson);

        assertThat(traceInTheEngine()).isEqualTo(suite.earshot().traceparent(
                handedOver.headerValue("x-request-id")).orElseThrow());

        Visitor owner = windows.desk(suite.address("demo"));
        owner.signIn("admin@demo.test");
        owner.go("/web/recomendacoes?aba=estoque");
        assertThat(owner.page().getByRole(AriaRole.ARTICLE)
                .filter(new Locator.FilterOptions().setHasText(goods.name()))).containsText("Crítico");
        assertThat(salesperson.complaints()).isEmpty();
        assertThat(owner.complaints()).isEmpty();
    }

    private void quoteAllThatIsLeft(Visitor salesperson) {
        salesperson.press("Alt+n");
        assertThat(salesperson.page().getByLabel("Cliente: nome")).isFocused();
        salesperson.type("construtora");
        assertThat(salesperson.button("Construtora").first()).isVisible();
        salesperson.press("Enter");
        salesperson.page().waitForURL(Pattern.compile(".*/editar"));
        assertThat(salesperson.page().getByLabel("Item", new Page.GetByLabelOptions().setExact(true))).isFocused();
        salesperson.type(goods.available().stripTrailingZeros().toPlainString() + "*" + goods.code());
        assertThat(salesperson.button(goods.name()).first()).isVisible();
        salesperson.press("Enter");
        assertThat(salesperson.page().getByRole(AriaRole.ROW,
                new Page.GetByRoleOptions().setName(goods.name()))).isVisible();
    }

    private void sendAndApprove(Visitor salesperson) {
        salesperson.press("Control+Enter");
        assertThat(salesperson.page().getByText("Enviada").first()).isVisible();
        // The key belongs to the main action, which comes with its page.
        assertThat(salesperson.link("Cliente aprovou").first()).isVisible();
        salesperson.press("Control+Enter");
        assertThat(salesperson.page().getByRole(AriaRole.DIALOG)).isVisible();
        salesperson.press("Enter");
        assertThat(salesperson.page().getByText("Aprovada").first()).isVisible();
        assertThat(salesperson.link("Converter em pedido").first()).isVisible();
    }

    private void convert(Visitor salesperson) {
        salesperson.press("Control+Enter");
        salesperson.page().getByRole(AriaRole.DIALOG).getByLabel("Entrega", new Locator.GetByLabelOptions().setExact(
                true)).selectOption("pickup");
        salesperson.press("Control+Enter");
        salesperson.page().waitForURL(Pattern.compile(".*/web/pedidos/[0-9a-f-]+"));
    }

    private Response handOver(Visitor salesperson) {
        salesperson.link("Entregar no balcão").click();
        assertThat(salesperson.page().getByLabel("Quem recebe")).isFocused();
        Response answer = salesperson.page().waitForResponse(one -> one.request().method().equals("POST"),
                () -> salesperson.press("Control+Enter"));
        assertThat(salesperson.page().getByText("Entregue").first()).isVisible();
        return answer;
    }

    private String traceInTheEngine() {
        JdbcClient database = suite.superuser();
        UUID event = database.sql(TRACE_IN_OUTBOX).param("product", goods.id().toString())
                .query((row, _) -> row.getObject("event_id", UUID.class)).single();
        return await().atMost(SOON).until(() -> database.sql(TRACE_IN_ENGINE).param("event", event)
                .query(String.class).optional(), Optional::isPresent).orElseThrow();
    }
}
