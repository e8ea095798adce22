package br.com.basecommerce.construction.quotes;

import static br.com.basecommerce.construction.testing.Browser.place;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.com.basecommerce.construction.testing.AllSchemas;
import br.com.basecommerce.construction.testing.Browser;
import br.com.basecommerce.construction.testing.ConstructionTest;
import br.com.basecommerce.construction.testing.TestStore;
import br.com.basecommerce.construction.testing.TestUser;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** What somebody sends twice, one after the other or both at once, happens once, and both are led to the same place. */
@ConstructionTest
class TwiceIsOnceIT {

    private static final String QUOTE = "select from construction.quote where tenant_id = :tenant for update";
    private static final String COUNTER = "select from construction.document_counter where tenant_id = :tenant for update";
    private static final String WAITING = """
            select count(*) from pg_stat_activity where usename = 'construction_app' and wait_event_type = 'Lock'
            """;

    /** How an order is made of a quote. */
    private enum Way {
        PROGRAM,
        PAGE,
        DIRECT_SALE
    }

    private final MockMvcTester mvc;
    private final TestStore store = TestStore.open();
    private final QuoteStall stall = new QuoteStall(store);
    private final TestUser maria = store.salesperson();
    private final Browser browser;
    private final UUID cement = stall.cement();
    private final UUID aurora = stall.aurora();
    private final DataSource holding = AllSchemas.migrated().asSuperuser();
    private final JdbcClient watching = JdbcClient.create(AllSchemas.migrated().asSuperuser());

    /** The quote's tag before it became an order: who asks twice has not seen a later one. */
    private String seen = "";

    TwiceIsOnceIT(@Autowired MockMvcTester mvc) {
        this.mvc = mvc;
        this.browser = new Browser(mvc, maria);
    }

    @ParameterizedTest
    @EnumSource
    void anOrderAskedForAgainUnderItsKeyIsAnsweredAgain(Way way) {
        String quote = ready(way);
        UUID key = UUID.randomUUID();
        MvcTestResult first = order(way, quote, key);

        MvcTestResult again = order(way, quote, key);

        assertThat(first).doesNotContainHeader("Idempotency-Replayed");
        assertThat(again).hasHeader("Idempotency-Replayed", "true").hasStatus(first.getResponse().getStatus());
        assertOneOrderFor(List.of(first, again));
    }

    @ParameterizedTest
    @EnumSource
    void anOrderAskedForInTwoWindowsIsOne(Way way) {
        String quote = ready(way);

        assertOneOrderFor(List.of(order(way, quote, UUID.randomUUID()), order(way, quote, UUID.randomUUID())));
    }

    @ParameterizedTest
    @EnumSource
    void anOrderAskedForTwiceAtOnceUnderOneKeyIsOne(Way way) throws Exception {
        String quote = ready(way);
        UUID key = UUID.randomUUID();

        assertOneOrderFor(finished(atOnce(QUOTE, () -> order(way, quote, key)), order(way, quote, key)));
    }

    @ParameterizedTest
    @EnumSource
    void anOrderAskedForInTwoWindowsAtOnceIsOne(Way way) throws Exception {
        String quote = ready(way);

        assertOneOrderFor(atOnce(QUOTE, () -> order(way, quote, UUID.randomUUID())));
    }

    @ParameterizedTest
    @EnumSource(names = {"PROGRAM", "PAGE"})
    void aQuoteBegunTwiceAtOnceUnderOneKeyIsOne(Way way) throws Exception {
        ready(way);
        UUID key = UUID.randomUUID();

        List<MvcTestResult> answers = finished(atOnce(COUNTER, () -> begin(way, key)), begin(way, key));

        assertThat(places(answers)).hasSize(1);
        assertThat(stall.quotes()).isEqualTo(2);
    }

    /** Where a quote stands that only has to become an order. */
    private String ready(Way way) {
        boolean direct = way == Way.DIRECT_SALE;
        String quote = place(browser.post("/web/cotacoes/nova", Map.of("cliente", aurora.toString(), "direta",
                String.valueOf(direct)))).replace("/editar", "");
        browser.post(quote + "/itens", Map.of("entrada", "10*cimento"));
        if (!direct) {
            browser.post(quote + "/envio", Map.of());
            browser.post(quote + "/aprovacao", Map.of("canal", "counter", "revisao", "1"));
        }
        seen = String.valueOf(mvc.get().uri(program(quote)).with(maria).exchange().getResponse().getHeader("ETag"));
        return quote;
    }

    private MvcTestResult order(Way way, String quote, UUID key) {
        return switch (way) {
            case PROGRAM -> send(program(quote) + "/conversion", key,
                    "{\"fulfilment\":\"pickup\"}");
            case PAGE -> browser.post(quote + "/conversao", Map.of("modo", "pickup", "_key", key.toString()));
            case DIRECT_SALE -> browser.post(quote + "/venda", Map.of("modo", "pickup", "_key", key.toString()));
        };
    }

    private static String program(String quote) {
        return quote.replace("/web/cotacoes", "/api/v1/quotes");
    }

    private MvcTestResult begin(Way way, UUID key) {
        return way == Way.PROGRAM
                ? send("/api/v1/quotes", key, """
                        {"customer_id":"%s","lines":[{"product_id":"%s","entered_quantity":"10"}]}
                        """.formatted(aurora, cement))
                : browser.post("/web/cotacoes/nova", Map.of("entrada", "10*cimento", "_key", key.toString()));
    }

    private MvcTestResult send(String path, UUID key, String json) {
        return mvc.post().uri(path).header("Idempotency-Key", key).header("If-Match", seen)
                .contentType(MediaType.APPLICATION_JSON).content(json).with(maria).exchange();
    }

    /**
     * Two requests of which none is over before the other has begun.
     *
     * @param held the row that both need, kept from them until both are there
     */
    private List<MvcTestResult> atOnce(String held, Callable<MvcTestResult> request) throws Exception {
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            List<Future<MvcTestResult>> both = Objects.requireNonNull(new TransactionTemplate(
                    new JdbcTransactionManager(holding)).execute(status -> {
                        JdbcClient.create(holding).sql(held).param("tenant", store.id()).query().listOfRows();
                        List<Future<MvcTestResult>> sent = List.of(two.submit(request), two.submit(request));
                        await().until(() -> waiting() + sent.stream().filter(Future::isDone).count() == 2);
                        return sent;
                    }));
            return List.of(both.getFirst().get(), both.getLast().get());
        }
    }

    private long waiting() {
        return watching.sql(WAITING).query(Long.class).single();
    }

    /** Without those who were told that the first is still running, but with what they get when they ask again. */
    private static List<MvcTestResult> finished(List<MvcTestResult> answers, MvcTestResult again) {
        return Stream.concat(answers.stream().filter(answer -> answer.getResponse().getStatus() != 409),
                Stream.of(again)).toList();
    }

    private void assertOneOrderFor(List<MvcTestResult> answers) {
        assertThat(places(answers)).hasSize(1);
        assertThat(stall.orders()).isEqualTo(1);
        assertThat(stall.deliveries()).isEqualTo(1);
        assertThat(stall.reserved(cement)).isEqualByComparingTo("10");
        assertThat(stall.payloads("quote_converted")).hasSize(1);
        assertThat(stall.payloads("stock_level_changed")).hasSize(1);
    }

    /** The different places that answers lead to. */
    private static Set<String> places(List<MvcTestResult> answers) {
        return answers.stream().map(answer -> answer.getResponse().getHeader("Location")).map(Objects::requireNonNull)
                .collect(Collectors.toSet());
    }
}
