package br.com.basecommerce.construction.quotes;

import static br.com.basecommerce.construction.testing.Browser.place;
import static org.assertj.core.api.Assertions.assertThat;

import br.com.basecommerce.construction.testing.Browser;
import br.com.basecommerce.construction.testing.ConstructionTest;
import br.com.basecommerce.construction.testing.TestStore;
import br.com.basecommerce.construction.testing.TestUser;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The pages as a browser without scripts uses them, and the parts that scripts ask for. */
@ConstructionTest
class QuotePagesIT {

    private static final Pattern CHIP = Pattern.compile("<a class=\"chip\"[^>]*>(.*?)</a>", Pattern.DOTALL);
    private static final Pattern LINE = Pattern.compile("/itens/([0-9a-f-]{36})\"");

    private final MockMvcTester mvc;
    private final Browser browser;
    private final TestStore store = TestStore.open();
    private final QuoteStall stall = new QuoteStall(store);
    private final TestUser maria = store.salesperson();
    private final UUID cement = stall.cement();
    private final UUID aurora = stall.aurora();

    QuotePagesIT(@Autowired MockMvcTester mvc) {
        this.mvc = mvc;
        this.browser = new Browser(mvc, maria);
    }

    @Test
    void quotesApprovesAndConvertsByPlainPosts() {
        assertThat(mvc.get().uri("/web/cotacoes/nova?cliente=aurora").with(maria)).hasStatusOk().bodyText()
                .contains("Construtora Aurora");
        String editor = place(post("/web/cotacoes/nova", Map.of("cliente", aurora.toString())));
        String quote = editor.replace("/editar", "");
        assertThat(place(post(quote + "/itens", Map.of("entrada", "10*cimento")))).isEqualTo(editor);
        assertThat(page(editor)).contains("Cimento CP II 50 kg", "320,00", "Enviar");

        assertThat(place(post(quote + "/envio", Map.of()))).isEqualTo(quote);
        assertThat(page(quote)).contains("Cliente aprovou", "Enviada");
        assertThat(page(quote + "/aprovacao")).contains("Balcão");
        post(quote + "/aprovacao", Map.of("canal", "counter", "revisao", "1"));
        assertThat(page(quote + "/conversao")).contains("Converter em pedido");
        assertThat(place(post(quote + "/conversao", Map.of("modo", "pickup")))).startsWith("/web/pedidos/");
        assertThat(page(quote)).contains("Ver pedido");
        assertThat(page("/web/cotacoes?situacao=CONVERTED")).contains("Construtora Aurora");
    }

    @Test
    void sellsAtTheCounterInOneStep() {
        String quote = place(post("/web/cotacoes/nova", Map.of("entrada", "3*cimento", "direta", "true")))
                .replace("/editar", "");

        assertThat(page(quote + "/venda")).contains("Fechar venda");
        assertThat(place(post(quote + "/venda", Map.of("modo", "pickup")))).startsWith("/web/pedidos/");
        assertThat(stall.payloads("quote_sent")).hasSize(1);
        assertThat(stall.payloads("quote_converted")).hasSize(1);
    }

    @Test
    void asksWhatToDoWithGoodsThatLack() {
        String quote = quoted("200*cimento");
        post(quote + "/envio", Map.of());
        post(quote + "/aprovacao", Map.of("canal", "counter", "revisao", "1"));

        assertThat(page(quote + "/conversao")).contains("Disponível 120 de 200", "Esperar", "Reduzir");
        assertThat(post(quote + "/conversao", Map.of("modo", "pickup", "falta-1", "close"))).hasStatus3xxRedirection();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -1             | Número pequeno demais
            0              | Número pequeno demais
            99999999999999 | Número grande demais
            1e9            | Número inválido
            NaN            | Número inválido
            1,234.56       | Número inválido
            2,5            | Esta unidade não aceita fração
            1.234,56       | Esta unidade não aceita fração
            """)
    void aRefusedQuantityStaysInItsFieldBesideItsReason(String typed, String reason) {
        String quote = quoted("10*cimento");
        String line = line(quote);

        MvcTestResult refused = post(quote + "/itens/" + line, Map.of("quantidade", typed, "unidade", "SC", "preco",
                "32,00"));

        assertThat(refused).hasStatus(422).bodyText().contains("value=\"" + typed + "\"",
                "aria-invalid=\"true\"", "aria-describedby=\"e-" + line + "\"",
                "id=\"e-" + line + "\"><p class=\"error\">" + reason);
        assertThat(page(quote + "/editar")).contains("320,00");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -1*cimento             | Número pequeno demais
            0*cimento              | Número pequeno demais
            99999999999999*cimento | Número grande demais
            1.234,56*cimento       | Esta unidade não aceita fração
            1,234.56*cimento       | Número inválido
            1e9*cimento            | Nenhum produto para
            NaN*cimento            | Nenhum produto para
            """)
    void aRefusedEntryStaysInItsFieldBesideItsReason(String typed, String reason) {
        String quote = quoted("10*cimento");

        for (String place : List.of(quote + "/itens", "/web/cotacoes/nova")) {
            assertThat(post(place, Map.of("entrada", typed))).hasStatus(422).bodyText()
                    .contains("value=\"" + typed + "\"", "id=\"entrada-erro\">" + reason);
        }
        assertThat(stall.quotes()).isEqualTo(1);
        assertThat(page(quote + "/editar")).containsOnlyOnce("id=\"q-");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            desconto  | percentual | -1               | Número pequeno demais
            desconto  | percentual | 100,01           | Número grande demais
            desconto  | percentual | NaN              | Número inválido
            desconto  | total      | -1               | Número pequeno demais
            desconto  | total      | 1e9              | Número inválido
            frete     | frete      | -0,01            | Número pequeno demais
            frete     | frete      | 9999999999999999 | Número grande demais
            frete     | frete      | 1,234.56         | Número inválido
            frete     | frete      | 1.234,567        | Casas decimais demais
            condicoes | validade   | 0                | Número pequeno demais
            condicoes | validade   | 99999            | Número grande demais
            condicoes | validade   | 1,5              | Casas decimais demais
            condicoes | validade   | 1e1              | Número inválido
            """)
    void aRefusedNumberOfTheSummaryStaysInItsFieldBesideItsReason(String form, String field, String typed,
            String reason) {
        String quote = quoted("10*cimento");

        MvcTestResult refused = post(quote + "/" + form, Map.of(field, typed, "modo", "delivery"));

        assertThat(refused).hasStatus(422).bodyText().contains("value=\"" + typed + "\"",
                "aria-describedby=\"" + field + "-erro\"", "id=\"" + field + "-erro\">" + reason);
        assertThat(page(quote + "/editar")).contains("320,00");
    }

    @Test
    void numbersAreTakenAsPeopleWriteThem() {
        stall.sand();
        String quote = quoted("1.234,56*areia");
        assertThat(page(quote + "/editar")).contains("value=\"1.234,56\"", "104.937,60");

        post(quote + "/itens/" + line(quote), Map.of("quantidade", "2.345,6", "unidade", "M3", "preco", "1.234,5"));
        post(quote + "/frete", Map.of("modo", "delivery", "frete", "R$ 1.234,56"));

        assertThat(page(quote + "/editar")).contains("value=\"2.345,6\"", "value=\"1.234,50\"",
                "value=\"1.234,56\"", "2.895.643,20");
    }

    @Test
    void aLineChangedElsewhereShowsBothValues() {
        String quote = quoted("10*cimento");
        String line = line(quote);
        post(quote + "/itens/" + line, Map.of("quantidade", "12", "unidade", "SC", "preco", "32,00", "antes",
                "10.000|SC|32.00|0.00"));

        assertThat(post(quote + "/itens/" + line, Map.of("quantidade", "15", "unidade", "SC", "preco", "32,00", "antes",
                "10.000|SC|32.00|0.00"))).hasStatus(409).bodyText().contains("Agora está: 12 sc", "Você digitou: 15");
    }

    @Test
    void aScriptGetsOnlyWhatChangedAndAnUndoForARemoval() {
        String quote = quoted("10*cimento");
        String line = line(quote);

        MvcTestResult removed = mvc.post().uri(quote + "/itens/" + line + "/remocao").header("HX-Request", "true")
                .with(maria).exchange();

        assertThat(removed).hasStatusOk().bodyText().contains("Cimento CP II 50 kg removido.", "hx-swap-oob")
                .doesNotContain("<html");
        post(quote + "/itens/" + line + "/volta", Map.of("posicao", "1", "produto", cement.toString(), "quantidade",
                "10.000", "unidade", "SC", "desconto", "0.00"));
        assertThat(page(quote + "/editar")).contains("320,00");
    }

    @Test
    void aTargetTotalBecomesADiscountAndOverTheLimitTheOwnerIsAsked() {
        String quote = quoted("10*cimento");

        post(quote + "/desconto", Map.of("total", "270"));

        assertThat(page(quote + "/editar")).contains("acima do seu limite", "Pedir liberação", "270,00")
                .doesNotContain("/envio\"");
        post(quote + "/pedido-liberacao", Map.of("observacao", "Fecha hoje"));
        assertThat(page(quote + "/editar")).contains("Aguardando liberação");
        assertThat(page("/web/cotacoes?situacao=WAITING")).contains("Construtora Aurora");
        assertThat(mvc.get().uri("/web/liberacoes").accept(MediaType.TEXT_HTML).with(maria)).hasStatus(403);
        assertThat(mvc.get().uri("/web/liberacoes").accept(MediaType.TEXT_HTML).with(store.admin())).hasStatusOk()
                .bodyText().contains("Fecha hoje", "desconto de 15,63%, limite 10%", "Maria Vendas");
    }

    @Test
    void findsProductsAndCustomersWhileTyping() {
        assertThat(page("/web/cotacoes/nova/busca-produtos?entrada=10*cimnto")).contains("Cimento CP II 50 kg",
                "R$\u00a032,00/sc");
        assertThat(page("/web/cotacoes/nova/busca-clientes?cliente=auro")).contains("Construtora Aurora");
    }

    @ParameterizedTest
    @CsvSource({"company, 11222333000181, 11.222.333/0001-81", "company, 12ABC34501DE35, 12.ABC.345/01DE-35",
            "person, 52998224725, 529.982.247-25"})
    void theCustomersDocumentIsShownWithItsMask(String kind, String bare, String shown) {
        UUID customer = stall.customer(kind, "Beltrano Reformas", bare, null);

        assertThat(page("/web/cotacoes/nova/busca-clientes?cliente=beltrano")).contains(shown).doesNotContain(bare);
        assertThat(page(place(post("/web/cotacoes/nova", Map.of("cliente", customer.toString()))))).contains(shown)
                .doesNotContain(bare);
    }

    @Test
    void theSameKeyMakesOneDraft() {
        Map<String, String> form = Map.of("cliente", aurora.toString(), "_key", UUID.randomUUID().toString());

        assertThat(place(post("/web/cotacoes/nova", form))).isEqualTo(place(post("/web/cotacoes/nova", form)));
    }

    @Test
    void whatIsDoneWithIsCountedOnlyWhereItIsAskedFor() {
        String quote = quoted("10*cimento");
        post(quote + "/envio", Map.of());
        post(quote + "/aprovacao", Map.of("canal", "counter", "revisao", "1"));
        post(quote + "/conversao", Map.of("modo", "pickup"));
        quoted("2*cimento");

        assertThat(chips("/web/cotacoes")).contains("Rascunho 1", "Aprovada 0", "Convertida");
        assertThat(chips("/web/cotacoes?situacao=CONVERTED")).contains("Rascunho 1", "Convertida 1", "Recusada");
        assertThat(chips("/web/cotacoes?situacao=ALL")).contains("Rascunho 1", "Convertida 1", "Recusada 0");
        assertThat(page("/web/cotacoes?situacao=ALL")).contains("1 a 2 de 2");
    }

    /** The choices of the list, each with its count where it has one. */
    private List<String> chips(String address) {
        return CHIP.matcher(page(address)).results()
                .map(chip -> chip.group(1).replaceAll("<[^>]+>", " ").strip().replaceAll("\\s+", " ")).toList();
    }

    @Test
    void anotherStoresQuoteIsNotFound() {
        String quote = quoted("10*cimento");

        assertThat(mvc.get().uri(quote).with(TestStore.open().admin()).accept(MediaType.TEXT_HTML)).hasStatus(404);
    }

    private String quoted(String entry) {
        String editor = place(post("/web/cotacoes/nova", Map.of("cliente", aurora.toString())));
        String quote = editor.replace("/editar", "");
        post(quote + "/itens", Map.of("entrada", entry));
        return quote;
    }

    private String line(String quote) {
        Matcher found = LINE.matcher(page(quote + "/editar"));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private MvcTestResult post(String place, Map<String, String> form) {
        return browser.post(place, form);
    }

    private String page(String place) {
        return browser.page(place);
    }
}
