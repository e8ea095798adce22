package br.com.basecommerce.construction.quotes;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.basecommerce.common.testing.EventSchemas;
import br.com.basecommerce.common.identity.Role;
import br.com.basecommerce.construction.testing.ConstructionTest;
import br.com.basecommerce.construction.testing.TestStore;
import br.com.basecommerce.construction.testing.TestUser;
import com.jayway.jsonpath.JsonPath;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ConstructionTest
class QuoteApiIT {

    private final MockMvcTester mvc;
    private final TestStore store = TestStore.open();
    private final QuoteStall stall = new QuoteStall(store);
    private final TestUser maria = store.salesperson();
    private final UUID cement = stall.cement();
    private final UUID sand = stall.sand();
    private final UUID aurora = stall.aurora();

    QuoteApiIT(@Autowired MockMvcTester mvc) {
        this.mvc = mvc;
    }

    @Test
    void aNewQuoteIsADraftWithNumberPricesAndSums() {
        MvcTestResult created = create(maria, goldenLines("5"));

        assertThat(created).hasStatus(201).hasHeader("ETag", "\"" + version(created) + "\"");
        assertThat(created).bodyJson().isLenientlyEqualTo("""
                {"number":"COT-%s-0001","revision":1,"status":"draft","customer":{"name":"Construtora Aurora"},
                 "job_site":null,"fulfilment":"delivery","validity_days":7,"release_status":null,
                 "lines":[
                  {"position":1,"description":"Cimento CP II 50 kg","entered_quantity":"10.000","entered_unit":"SC",
                   "waste_percent":"0.00","stock_quantity":"10.000","stock_unit":"SC","price_quantity":"10.000",
                   "price_unit":"SC","rule_price":"32.00","price_rule":"base","unit_price":"32.00",
                   "discount_percent":"5.00","line_total":"304.00","available":"120.000","stock_hint":"enough"},
                  {"position":2,"description":"Areia média","line_total":"170.00","available":"14.500"}],
                 "subtotal":"474.00","discount_mode":"percent","discount_percent":"5.00","discount_amount":"23.70",
                 "freight_amount":"60.00","total":"510.30","sent_at":null,"order_id":null}
                """.formatted(java.time.LocalDate.now(java.time.ZoneId.of("America/Sao_Paulo")).getYear()));
    }

    @Test
    void whatABodyLacksIsNamed() {
        String id = id(create(maria, goldenLines("5")));

        assertThat(step(store.admin(), id, "extension", "{}")).hasStatus(422).bodyJson().isLenientlyEqualTo("""
                {"type":"/problems/validation","errors":[{"field":"valid_until"}]}
                """);
        assertThat(step(store.admin(), id, "extension", "{\"valid_until\":\"2099-13-45\"}")).hasStatus4xxClientError();
    }

    @Test
    void goesFromDraftToOrderAndTellsTheEngines() {
        String id = id(create(maria, goldenLines("5")));

        assertThat(step(maria, id, "submission", "")).hasStatusOk().bodyJson().extractingPath("$.status")
                .isEqualTo("sent");
        assertThat(step(maria, id, "approval", "{\"revision\":1,\"channel\":\"phone\"}")).hasStatusOk();
        MvcTestResult converted = step(maria, id, "conversion", "{}");

        assertThat(converted).hasStatus(201);
        String order = JsonPath.read(body(converted), "$.id");
        assertThat(converted).hasHeader("Location", "/api/v1/orders/" + order);
        assertThat(get(maria, id)).bodyJson().extractingPath("$.order_id").isEqualTo(order);
        for (String type : List.of("quote_sent", "quote_converted")) {
            assertThat(stall.payloads(type)).hasSize(1).allSatisfy(payload -> EventSchemas.assertValid(type, 1,
                    payload));
        }
        assertThat((String) JsonPath.read(stall.payloads("quote_sent").getFirst(), "$.items[0].net_total"))
                .isEqualTo("288.80");
    }

    @Test
    void aSecondConversionAnswersTheSameOrderWhateverVersionWasSeen() {
        String id = approved();
        String order = JsonPath.read(body(step(maria, id, "conversion", "{}")), "$.id");

        MvcTestResult again = mvc.post().uri("/api/v1/quotes/" + id + "/conversion").header("If-Match", "\"0\"")
                .contentType(MediaType.APPLICATION_JSON).content("{}").with(maria).exchange();

        assertThat(again).hasStatusOk().bodyJson().extractingPath("$.id").isEqualTo(order);
        assertThat(stall.orders()).isEqualTo(1);
    }

    @Test
    void theSameKeyMakesOneQuote() {
        UUID key = UUID.randomUUID();
        String first = id(create(maria, goldenLines("0"), key));

        MvcTestResult again = create(maria, goldenLines("0"), key);

        assertThat(again).hasStatus(201).hasHeader("Idempotency-Replayed", "true");
        assertThat(id(again)).isEqualTo(first);
        assertThat(mvc.post().uri("/api/v1/quotes").contentType(MediaType.APPLICATION_JSON).content("{}").with(maria))
                .hasStatus(400);
    }

    @Test
    void aStaleVersionIsAnsweredWithThePresentState() {
        String id = id(create(maria, goldenLines("0")));

        MvcTestResult stale = mvc.patch().uri("/api/v1/quotes/" + id).header("If-Match", "\"77\"")
                .contentType(MediaType.APPLICATION_JSON).content("{\"driver_notes\":\"pela rua de trás\"}").with(maria)
                .exchange();

        assertThat(stale).hasStatus(412).bodyJson().extractingPath("$.current.id").isEqualTo(id);
        assertThat(mvc.post().uri("/api/v1/quotes/" + id + "/submission").with(maria)).hasStatus(428);
    }

    @Test
    void discountsTogetherOverTheLimitNeedTheOwner() {
        // 5 % on the line and 6 % on the whole are 10.70 % on the line.
        String id = id(create(maria, goldenLines("6")));

        MvcTestResult refused = step(maria, id, "submission", "");

        assertThat(refused).hasStatus(409).bodyJson().isLenientlyEqualTo("""
                {"type":"/problems/release-required","reasons":["discount"],"limit":"10.00","effective":"10.70"}
                """);
        assertThat(step(maria, id, "release-request", "{\"note\":\"Fecha hoje\"}")).hasStatusOk().bodyJson()
                .extractingPath("$.release_status").isEqualTo("pending");
        assertThat(step(maria, id, "submission", "")).hasStatus(409);
        String request = JsonPath.read(body(mvc.get().uri("/api/v1/release-requests").with(store.admin()).exchange()),
                "$.items[0].id");
        assertThat(mvc.post().uri("/api/v1/release-requests/" + request + "/grant").with(maria)).hasStatus(403);
        assertThat(mvc.post().uri("/api/v1/release-requests/" + request + "/grant").with(store.admin())).hasStatusOk();
        assertThat(step(maria, id, "submission", "")).hasStatusOk();
    }

    @Test
    void aChangeWithdrawsWhatWasReleased() {
        String id = id(create(maria, goldenLines("6")));
        step(maria, id, "release-request", "");

        MvcTestResult changed = patch(maria, id, "{\"discount_percent\":\"8\"}");

        assertThat(changed).hasStatusOk().bodyJson().extractingPath("$.release_status").isEqualTo("withdrawn");
        assertThat(mvc.get().uri("/api/v1/release-requests").with(store.admin())).bodyJson()
                .extractingPath("$.items").asArray().isEmpty();
    }

    @Test
    void theOwnerHasNoLimit() {
        assertThat(step(store.admin(), id(create(store.admin(), goldenLines("40"))), "submission", "")).hasStatusOk();
    }

    @Test
    void anExpiredQuoteIsShownSoAndCannotBeApproved() {
        String id = id(create(maria, goldenLines("0")));
        step(maria, id, "submission", "");
        stall.expire(UUID.fromString(id));

        assertThat(get(maria, id)).bodyJson().extractingPath("$.status").isEqualTo("expired");
        assertThat(step(maria, id, "approval", "{}")).hasStatus(409).bodyJson().extractingPath("$.type")
                .isEqualTo("/problems/quote-expired");
        assertThat(mvc.get().uri("/api/v1/quotes?status=expired").with(maria)).bodyJson()
                .extractingPath("$.items").asArray().hasSize(1);
        assertThat(mvc.get().uri("/api/v1/quotes?status=sent").with(maria)).bodyJson()
                .extractingPath("$.items").asArray().isEmpty();
    }

    @Test
    void conversionAsksForTheDocumentAndRefusesTheBlocked() {
        UUID nameless = stall.customer("person", "Célia Ramos", null, null);
        UUID blocked = stall.customer("person", "José Lima", "52998224725", "Cheque devolvido");

        assertThat(step(maria, approved(nameless), "conversion", "{}")).hasStatus(422).bodyJson()
                .extractingPath("$.type").isEqualTo("/problems/document-required");
        assertThat(step(maria, approved(nameless), "conversion", "{\"fulfilment\":\"pickup\"}")).hasStatus(201);
        assertThat(step(maria, approved(blocked), "conversion", "{}")).hasStatus(409).bodyJson()
                .extractingPath("$.reason").isEqualTo("Cheque devolvido");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0", "1.234,56", "1e9", "NaN", "99999999999999999999", "", "1.2345"})
    void aQuantityThatCannotBeIsRefusedAtItsLine(String quantity) {
        MvcTestResult refused = create(maria, """
                {"lines":[{"product_id":"%s","entered_quantity":"%s"}]}""".formatted(cement, quantity));

        assertThat(refused).hasStatus(422).bodyJson().isLenientlyEqualTo("""
                {"type":"/problems/validation","errors":[{"field":"entered_quantity","line":1}]}""");
    }

    @Test
    void closedPackagesAreRoundedUpAndPricedByThePriceUnit() {
        UUID tile = stall.product("Porcelanato 60 × 60", "CX", "M2", 41, 20, "39.90", null, "96");

        assertThat(create(maria, """
                {"lines":[{"product_id":"%s","entered_quantity":"23","entered_unit":"M2","waste_percent":"10"}]}
                """.formatted(tile))).hasStatus(201).bodyJson().isLenientlyEqualTo("""
                {"lines":[{"stock_quantity":"13.000","stock_unit":"CX","price_quantity":"26.650","price_unit":"M2",
                 "line_total":"1063.34"}]}""");
    }

    @Test
    void aSalespersonReachesOnlyOwnQuotesAndAnotherStoreNone() {
        String id = id(create(maria, goldenLines("0")));
        TestUser colleague = store.hire(Role.SALESPERSON, "Pedro Vendas");

        assertThat(get(colleague, id)).hasStatus(404);
        assertThat(mvc.get().uri("/api/v1/quotes").with(colleague)).bodyJson().extractingPath("$.items").asArray()
                .isEmpty();
        assertThat(get(TestStore.open().admin(), id)).hasStatus(404);
        assertThat(get(store.as(Role.FINANCE), id)).hasStatusOk();
        assertThat(create(store.as(Role.FINANCE), goldenLines("0"))).hasStatus(403);
        stall.decide("salespeople_see_all", true);
        assertThat(get(colleague, id)).hasStatusOk();
        assertThat(step(colleague, id, "submission", "")).hasStatus(404);
    }

    @Test
    void aCopyHasTodaysPricesAndANumberOfItsOwn() {
        String id = id(create(maria, goldenLines("0")));

        MvcTestResult copy = mvc.post().uri("/api/v1/quotes/" + id + "/copies")
                .header("Idempotency-Key", UUID.randomUUID()).with(maria).exchange();

        assertThat(copy).hasStatus(201);
        assertThat(id(copy)).isNotEqualTo(id);
        assertThat((String) JsonPath.read(body(copy), "$.number")).endsWith("0002");
    }

    @Test
    void aRevisionKeepsWhatWasSent() {
        String id = id(create(maria, goldenLines("0")));
        step(maria, id, "submission", "");

        assertThat(step(maria, id, "revisions", "")).hasStatusOk().bodyJson().extractingPath("$.revision").isEqualTo(2);
        assertThat(mvc.get().uri("/api/v1/quotes/" + id + "/revisions").with(maria)).hasStatusOk().bodyJson()
                .extractingPath("$[0].snapshot.totals.total").isEqualTo("534.00");
        assertThat(step(maria, id, "submission", "")).hasStatusOk();
        assertThat(step(maria, id, "approval", "{\"revision\":1}")).hasStatus(409).bodyJson()
                .extractingPath("$.current_revision").isEqualTo(2);
    }

    private String goldenLines(String general) {
        return """
                {"customer_id":"%s","fulfilment":"delivery","discount_mode":"percent","discount_percent":"%s",
                 "freight_amount":"60.00","lines":[
                 {"product_id":"%s","entered_quantity":"10","entered_unit":"SC","discount_percent":"5"},
                 {"product_id":"%s","entered_quantity":"2","entered_unit":"M3"}]}
                """.formatted(aurora, general, cement, sand);
    }

    private String approved() {
        return approved(aurora);
    }

    private String approved(UUID customer) {
        String id = id(create(maria, goldenLines("0").replace(aurora.toString(), customer.toString())));
        step(maria, id, "submission", "");
        step(maria, id, "approval", "{\"revision\":1}");
        return id;
    }

    private MvcTestResult create(TestUser user, String json) {
        return create(user, json, UUID.randomUUID());
    }

    private MvcTestResult create(TestUser user, String json, UUID key) {
        return mvc.post().uri("/api/v1/quotes").header("Idempotency-Key", key).contentType(MediaType.APPLICATION_JSON)
                .content(json).with(user).exchange();
    }

    private MvcTestResult step(TestUser user, String id, String step, String json) {
        return mvc.post().uri("/api/v1/quotes/" + id + "/" + step).header("If-Match", tag(id))
                .contentType(MediaType.APPLICATION_JSON).content(json).with(user).exchange();
    }

    private MvcTestResult patch(TestUser user, String id, String json) {
        return mvc.patch().uri("/api/v1/quotes/" + id).header("If-Match", tag(id))
                .contentType(MediaType.APPLICATION_JSON).content(json).with(user).exchange();
    }

    private MvcTestResult get(TestUser user, String id) {
        return mvc.get().uri("/api/v1/quotes/" + id).with(user).exchange();
    }

    private String tag(String id) {
        return String.valueOf(get(store.admin(), id).getResponse().getHeader("ETag"));
    }

    private static String id(MvcTestResult result) {
        return JsonPath.read(body(result), "$.id");
    }

    private static int version(MvcTestResult result) {
        return JsonPath.read(body(result), "$.version");
    }

    private static String body(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
