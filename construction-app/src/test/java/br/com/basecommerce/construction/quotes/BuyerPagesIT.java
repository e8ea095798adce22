package br.com.basecommerce.construction.quotes;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.basecommerce.common.identity.Role;
import br.com.basecommerce.construction.testing.ConstructionTest;
import br.com.basecommerce.construction.testing.TestStore;
import br.com.basecommerce.construction.testing.TestUser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** Who a quote is for: taken in on the way, chosen with open eyes for the prices, by script and without. */
@ConstructionTest
class BuyerPagesIT {

    private static final Pattern LINE = Pattern.compile("name=\"acompanha\" value=\"([0-9a-f-]{36})\"");
    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"(\\d+)\"");
    private static final Pattern TAB = Pattern.compile("<a href=\"/web/cotacoes/([0-9a-f-]{36})/editar\"([^>]*)>");

    private final MockMvcTester mvc;
    private final TestStore store = TestStore.open();
    private final QuoteStall stall = new QuoteStall(store);
    private final TestUser maria = store.salesperson();
    private final UUID cement = stall.cement();
    private final UUID aurora = stall.aurora();

    BuyerPagesIT(@Autowired MockMvcTester mvc) {
        this.mvc = mvc;
    }

    // A new customer

    @Test
    void aSearchInVainLeadsToTheNewCustomerWithWhatWasTyped() {
        assertThat(page("/web/cotacoes/nova/busca-clientes?cliente=Bia Reformas")).contains(
                "Cadastrar &quot;Bia Reformas&quot;", "/web/cotacoes/nova/novo-cliente?cliente=Bia%20Reformas");
        assertThat(page("/web/cotacoes/nova/novo-cliente?cliente=Bia Reformas")).contains("value=\"Bia Reformas\"")
                .doesNotContain("name=\"\"", "assimMesmo");
        assertThat(page("/web/cotacoes/nova/novo-cliente?cliente=24999991234")).contains("value=\"(24) 99999-1234\"");
        assertThat(page("/web/cotacoes/nova/novo-cliente?cliente=11222333000181")).contains(
                "value=\"11.222.333/0001-81\"").containsPattern("value=\"company\"[^>]*checked");
    }

    @Test
    void aQuoteBeginsWithTheNewCustomer() {
        String editor = place(post("/web/cotacoes/nova/novo-cliente", bia()));

        assertThat(page(editor)).contains("Bia Reformas").containsPattern("id=\"entrada\"[^>]*autofocus");
        assertThat(page(editor)).doesNotContain("Fechar venda <kbd>");
    }

    @Test
    void theSameFormSentTwiceTakesOneCustomerIn() {
        Map<String, String> form = bia("_key", UUID.randomUUID().toString());

        assertThat(place(post("/web/cotacoes/nova/novo-cliente", form)))
                .isEqualTo(place(post("/web/cotacoes/nova/novo-cliente", form)));
        assertThat(stall.customers()).containsExactly("Bia Reformas", "Construtora Aurora");
    }

    @Test
    void aDirectSaleToANewCustomerStaysADirectSale() {
        assertThat(page("/web/pedidos/novo")).contains("/web/cotacoes/nova/novo-cliente?direta=true");
        String editor = place(post("/web/cotacoes/nova/novo-cliente", bia("direta", "true")));
        post(editor.replace("/editar", "/itens"), Map.of("entrada", "1*cimento"));

        assertThat(page(editor)).contains("Fechar venda").doesNotContain("/envio\"");
    }

    @Test
    void whoIsFoundWhileSellingDirectlyIsSoldToDirectly() {
        assertThat(page("/web/cotacoes/nova/busca-clientes?cliente=aurora&direta=true")).contains(
                "name=\"direta\" value=\"true\"");
    }

    @Test
    void theNewCustomerIsPickedForAQuoteThatStands() {
        String quote = quoted(aurora, "10*cimento");

        assertThat(page(quote + "/editar")).contains(quote + "/novo-cliente");
        assertThat(place(post(quote + "/novo-cliente", bia()))).isEqualTo(quote + "/editar");
        assertThat(page(quote + "/editar")).contains("Bia Reformas", "320,00").doesNotContain("Construtora Aurora");
    }

    @Test
    void whatWasTypedStaysWhenItIsRefused() {
        String quote = quoted(aurora, "10*cimento");

        assertThat(post(quote + "/novo-cliente", Map.of("kind", "person", "name", "", "phone", "99", "document",
                "123"))).hasStatus(422).bodyText().contains("value=\"99\"", "value=\"123\"", "Faltam 3 correções",
                        "<html");
        assertThat(script(mvc.post().uri(quote + "/novo-cliente").param("kind", "person").param("name", "")))
                .hasStatus(422).bodyText().contains("hx-post").doesNotContain("<html");
        assertThat(page(quote + "/editar")).contains("Construtora Aurora");
    }

    @Test
    void somebodyOfTheSameTelephoneOrNameIsOfferedFirst() {
        UUID known = Objects.requireNonNull(id(post("/web/clientes/novo", bia())));
        String quote = quoted(aurora, "10*cimento");

        assertThat(post(quote + "/novo-cliente", Map.of("kind", "person", "name", "Bianca", "phone",
                "(24) 99999-1234"))).hasStatus(422).bodyText().contains("Bia Reformas", "value=\"" + known,
                        "value=\"Bianca\"", "name=\"assimMesmo\"");
        assertThat(post(quote + "/novo-cliente", Map.of("kind", "person", "name", "BIA  reformas"))).hasStatus(422);
        assertThat(stall.customers()).containsExactly("Bia Reformas", "Construtora Aurora");

        post(quote + "/novo-cliente", Map.of("kind", "person", "name", "Bianca", "existente", known.toString()));
        assertThat(page(quote + "/editar")).contains("Bia Reformas");
        assertThat(stall.customers()).doesNotContain("Bianca");
        post(quote + "/novo-cliente", Map.of("kind", "person", "name", "Bianca", "phone", "(24) 99999-1234",
                "assimMesmo", "true"));
        assertThat(page(quote + "/editar")).contains("Bianca");
    }

    @Test
    void aKnownDocumentLeadsToItsCustomer() {
        assertThat(post("/web/cotacoes/nova/novo-cliente", Map.of("kind", "company", "name", "Aurora Obras",
                "document", "12.345.678/0001-95"))).hasStatus(422).bodyText().contains(
                        "name=\"existente\" value=\"" + aurora, "O cliente Construtora Aurora já tem",
                        "value=\"Aurora Obras\"");
        assertThat(stall.customers()).containsExactly("Construtora Aurora");
    }

    @Test
    void byScriptTheDialogIsFilledAndThePageGoesOnToTheEditor() {
        String quote = quoted(aurora, "10*cimento");

        assertThat(script(mvc.get().uri(quote + "/novo-cliente?cliente=Bia"))).hasStatusOk().bodyText().contains(
                "value=\"Bia\"", "hx-post=\"" + quote).doesNotContain("<html");
        assertThat(script(mvc.post().uri(quote + "/novo-cliente").param("kind", "person").param("name", "Bia")))
                .hasStatusOk().hasHeader("HX-Redirect", quote + "/editar");
    }

    // Prices that move

    @Test
    void anotherCustomersPricesAreAskedAboutAndFollowOnlyWhereTold() {
        UUID sand = stall.sand();
        UUID serra = stall.customer("company", "Serra Obras", null, null);
        stall.agree(serra, null, cement, "30.00");
        stall.agree(serra, null, sand, "90.00");
        String quote = quoted(aurora, "10*cimento");
        post(quote + "/itens", Map.of("entrada", "2*areia"));

        String question = body(post(quote + "/cliente", Map.of("cliente", serra.toString())));

        assertThat(question).contains("<html", "Os preços mudam", "Serra Obras", "1 item sobe, 1 item desce",
                "R$\u00a0490,00", "R$\u00a0480,00", "-6,3%", "+5,9%");
        assertThat(page(quote + "/editar")).contains("Construtora Aurora", "320,00");
        List<String> lines = lines(question);
        assertThat(lines).hasSize(2);
        assertThat(place(post(quote + "/cliente", Map.of("cliente", serra.toString(), "decidido", "true", "acompanha",
                lines.getFirst())))).isEqualTo(quote + "/editar");
        assertThat(page(quote + "/editar")).contains("Serra Obras", "Preço do cliente", "Preço digitado")
                .contains(">300,00<", ">170,00<");
    }

    @Test
    void aTypedPriceStaysUnlessTicked() {
        UUID serra = stall.customer("company", "Serra Obras", null, null);
        stall.agree(serra, null, cement, "30.00");
        UUID sand = stall.sand();
        stall.agree(serra, null, sand, "80.00");
        String quote = quoted(aurora, "10*cimento");
        post(quote + "/itens", Map.of("entrada", "2*areia"));
        String line = first(page(quote + "/editar"), Pattern.compile("/itens/([0-9a-f-]{36})\""));
        post(quote + "/itens/" + line, Map.of("quantidade", "10", "unidade", "SC", "preco", "31,00"));

        String question = body(post(quote + "/cliente", Map.of("cliente", serra.toString())));

        assertThat(question).contains("Preço digitado", "1 item desce").containsPattern(
                "value=\"" + line + "\">").containsPattern("name=\"acompanha\"[^>]*checked");
        post(quote + "/cliente", Map.of("cliente", serra.toString(), "decidido", "true"));
        assertThat(page(quote + "/editar")).contains("value=\"31,00\"", "value=\"85,00\"");
    }

    @Test
    void nothingIsAskedWhereNoPriceMoves() {
        UUID serra = stall.customer("company", "Serra Obras", null, null);
        String quote = quoted(aurora, "10*cimento");

        assertThat(place(post(quote + "/cliente", Map.of("cliente", serra.toString())))).isEqualTo(quote + "/editar");
        assertThat(page(quote + "/editar")).contains("Serra Obras", "320,00");
    }

    @Test
    void byScriptTheQuestionGoesIntoTheDialogAndTheAnswerLoadsTheEditor() {
        UUID serra = stall.customer("company", "Serra Obras", null, null);
        stall.agree(serra, null, cement, "30.00");
        String quote = quoted(aurora, "10*cimento");

        assertThat(script(mvc.post().uri(quote + "/cliente").param("cliente", serra.toString()))).hasStatusOk()
                .hasHeader("HX-Retarget", "#dialog").bodyText().contains("Os preços mudam").doesNotContain("<html");
        assertThat(script(mvc.post().uri(quote + "/cliente").param("cliente", aurora.toString())))
                .hasHeader("HX-Redirect", quote + "/editar");
    }

    @Test
    void aJobSiteWithPricesOfItsOwnIsAskedAboutToo() {
        UUID site = stall.site(aurora, "Vila Verde", cement, "29.00");
        stall.site(aurora, "Centro", cement, "32.00");
        String quote = quoted(aurora, "10*cimento");

        assertThat(body(post(quote + "/obra", Map.of("obra", site.toString())))).contains("Os preços mudam",
                "R$\u00a0290,00", "name=\"obra\"", "Trocar obra");
        assertThat(page(quote + "/editar")).contains("320,00");
        assertThat(script(mvc.post().uri(quote + "/obra").param("obra", site.toString())))
                .hasHeader("HX-Retarget", "#dialog");
        String line = first(page(quote + "/editar"), Pattern.compile("/itens/([0-9a-f-]{36})\""));
        post(quote + "/obra", Map.of("obra", site.toString(), "decidido", "true", "acompanha", line));
        assertThat(page(quote + "/editar")).contains("290,00", "Preço da obra");
    }

    @Test
    void aCustomerWhoIsNotThereAnyMoreIsRefusedOnThePage() {
        String quote = quoted(aurora, "10*cimento");
        UUID gone = stall.customer("person", "Ana", null, null);
        mvc.post().uri("/web/clientes/" + gone + "/desativacao").param("active", "false").with(store.admin())
                .exchange();

        assertThat(post(quote + "/cliente", Map.of("cliente", gone.toString()))).hasStatus(422).bodyText()
                .contains("Este cliente não está ativo", "Construtora Aurora");
    }

    // The tray

    @Test
    void theOpenDraftsStandInTheHeadAndTheKeysLeadToTheirNeighbours() {
        String first = quoted(aurora, "1*cimento");
        assertThat(page(first + "/editar")).doesNotContain("Alt+PageDown");
        String second = quoted(aurora, "2*cimento");
        String third = quoted(aurora, "3*cimento");
        String sent = quoted(aurora, "4*cimento");
        post(sent + "/envio", Map.of());

        assertThat(tabs(second)).containsExactly(first + " Alt+PageUp", second + " page", third + " Alt+PageDown");
        assertThat(tabs(third)).containsExactly(first + " Alt+PageDown", second + " Alt+PageUp", third + " page");
        mvc.post().uri(first + "/cancelamento").param("motivo", "abandoned").with(maria).exchange();
        assertThat(tabs(second)).containsExactly(second + " page", third + " Alt+PageDown, Alt+PageUp");
    }

    private List<String> tabs(String quote) {
        String tray = page(quote + "/editar").replaceAll("(?s).*<nav class=\"drafts\"(.*?)</nav>.*", "$1");
        return TAB.matcher(tray).results().map(tab -> "/web/cotacoes/" + tab.group(1) + " "
                + tab.group(2).replaceAll(".*(?:aria-current|data-key)=\"([^\"]*)\".*", "$1")).toList();
    }

    private static Map<String, String> bia(String... more) {
        Map<String, String> form = new java.util.HashMap<>(Map.of("kind", "person", "name", "Bia Reformas", "phone",
                "(24) 99999-1234"));
        for (int index = 0; index < more.length; index += 2) {
            form.put(more[index], more[index + 1]);
        }
        return form;
    }

    // What the customer did before

    @Test
    void aHitTellsWhenTheCustomerLastBought() {
        String search = "/web/cotacoes/nova/busca-clientes?cliente=aurora";
        assertThat(page(search)).contains("Construtora Aurora").doesNotContain("última compra");

        String order = bought(aurora);
        assertThat(page(search)).containsPattern("última compra <time [^>]*>hoje</time>");
        assertThat(page("/web/clientes/" + aurora)).containsPattern("Última compra</dt><dd><time [^>]*>hoje</time>");

        String form = body(mvc.get().uri(order + "/cancelamento").with(store.admin()).exchange());
        assertThat(mvc.post().uri(order + "/cancelamento").with(store.admin()).param("motivo", "duplicate")
                .param("version", VERSION.matcher(form).results().findFirst().orElseThrow().group(1)))
                .hasStatus3xxRedirection();
        assertThat(page(search)).contains("Construtora Aurora").doesNotContain("última compra");
    }

    @Test
    void whenACustomerLastBoughtIsToldOfTheOrdersOneMaySee() {
        String search = "/web/cotacoes/nova/busca-clientes?cliente=aurora";
        String customer = "/web/clientes/" + aurora;
        bought(aurora);
        TestUser carlos = store.hire(Role.SALESPERSON, "Carlos");
        assertThat(body(mvc.get().uri(search).with(carlos).exchange())).contains("Construtora Aurora").doesNotContain(
                "última compra");
        assertThat(body(mvc.get().uri(customer).with(carlos).exchange())).doesNotContain("Última compra");
        assertThat(body(mvc.get().uri(customer).with(store.as(Role.FINANCE)).exchange())).contains("Última compra");

        stall.decide("salespeople_see_all", true);

        assertThat(body(mvc.get().uri(search).with(carlos).exchange())).contains("última compra");
        assertThat(body(mvc.get().uri(customer).with(carlos).exchange())).contains("Última compra");
    }

    @Test
    void theTabsOfACustomerShowItsQuotesAndOrdersToWhoMaySeeThem() {
        String place = "/web/clientes/" + aurora;
        String order = bought(aurora);
        String another = "/web/clientes/" + stall.customer("person", "Bia", null, null);

        assertThat(page(place + "/cotacoes")).containsOnlyOnce("COT-").contains("Convertida",
                "aria-current=\"page\">Cotações");
        assertThat(page(place + "/pedidos")).contains(order, "aria-current=\"page\">Pedidos");
        assertThat(page(another + "/cotacoes")).contains("Nenhuma cotação deste cliente.");
        assertThat(page(another + "/pedidos")).contains("Nenhum pedido deste cliente.");
        TestUser carlos = store.hire(Role.SALESPERSON, "Carlos");
        assertThat(body(mvc.get().uri(place + "/cotacoes").with(carlos).exchange())).doesNotContain("COT-");
        assertThat(body(mvc.get().uri(place + "/pedidos").with(carlos).exchange())).doesNotContain(order);
    }

    /** The way to the order. */
    private String bought(UUID customer) {
        String quote = quoted(customer, "1*cimento");
        post(quote + "/envio", Map.of());
        post(quote + "/aprovacao", Map.of("canal", "counter", "revisao", "1"));
        return place(post(quote + "/conversao", Map.of("modo", "pickup")));
    }

    private String quoted(UUID customer, String entry) {
        String quote = place(post("/web/cotacoes/nova", Map.of("cliente", customer.toString()))).replace("/editar",
                "");
        post(quote + "/itens", Map.of("entrada", entry));
        return quote;
    }

    private static List<String> lines(String question) {
        return new ArrayList<>(LINE.matcher(question).results().map(found -> found.group(1)).toList());
    }

    private static String first(String page, Pattern pattern) {
        return pattern.matcher(page).results().findFirst().orElseThrow().group(1);
    }

    private static UUID id(MvcTestResult made) {
        return UUID.fromString(place(made).replace("/web/clientes/", ""));
    }

    private MvcTestResult script(AbstractMockHttpServletRequestBuilder<?> request) {
        return mvc.perform(request.header("HX-Request", "true").accept(MediaType.TEXT_HTML).with(maria));
    }

    private MvcTestResult post(String place, Map<String, String> form) {
        var request = mvc.post().uri(place).accept(MediaType.TEXT_HTML)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED).with(maria);
        form.forEach(request::param);
        return request.exchange();
    }

    private String page(String place) {
        return body(mvc.get().uri(place).accept(MediaType.TEXT_HTML).with(maria).exchange());
    }

    private static String body(MvcTestResult result) {
        assertThat(result).hasStatusOk();
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private static String place(MvcTestResult result) {
        assertThat(result).hasStatus3xxRedirection();
        return Objects.requireNonNull(result.getResponse().getRedirectedUrl());
    }
}
