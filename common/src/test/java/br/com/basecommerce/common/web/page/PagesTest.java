package br.com.basecommerce.common.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@SpringBootTest(classes = Specimen.class, properties = "spring.config.import=classpath:basecommerce.yml")
class PagesTest {

    private final MockMvcTester http;

    @Autowired
    PagesTest(WebApplicationContext context) {
        http = MockMvcTester.create(MockMvcBuilders.webAppContextSetup(context)
                .addFilters(new PageHeadersFilter(), context.getBean("signedIn", jakarta.servlet.Filter.class))
                .build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"painel", "lista", "pedido", "editor", "estados", "entrar", "formulario", "dialogo"})
    void everyFragmentRendersWithItsWordsAndWithoutInlineCode(String page) {
        assertThat(http.get().uri("/specimen/" + page)).hasStatusOk().bodyText()
                .doesNotContain("??", "th:", " style=", "<style", " onclick", "hx-on")
                .contains("lang=\"pt-BR\"", "id=\"conteudo\"", "/base.css");
    }

    @Test
    void theMenuListsOnlyWhatThePersonMayOpen() {
        assertThat(http.get().uri("/specimen/painel")).bodyText().contains("Clientes", "Alt+4", "Nova cotação")
                .doesNotContain("Estoque</span>");
    }

    @Test
    void anHtmxCallGetsTheFragmentAloneAndABoostedLinkThePage() {
        assertThat(http.get().uri("/specimen/lista").header("HX-Request", "true")).hasStatusOk().bodyText()
                .contains("COT-2026-0420").doesNotContain("<html", "<main");
        assertThat(http.get().uri("/specimen/lista").header("HX-Request", "true").header("HX-Boosted", "true"))
                .bodyText().contains("<html");
        assertThat(http.get().uri("/specimen/lista").header("HX-Request", "true")
                .header("HX-History-Restore-Request", "true")).bodyText().contains("<html");
    }

    @Test
    void aRefusedFormKeepsWhatWasTypedAndNamesEveryErrorAtItsField() {
        assertThat(http.post().uri("/specimen/formulario").param("name", "Obra & Cia").param("document", "12")
                .param("phone", "99999").param("_portal", "on")).hasStatus(422).bodyText()
                .contains("Faltam 3 correções:", "href=\"#document\"", "value=\"Obra &amp; Cia\"",
                        "aria-describedby=\"document-help document-error\"", "aria-invalid=\"true\"",
                        "O limite precisa de autorização do financeiro.");
    }

    @ParameterizedTest
    @CsvSource({"forbidden, 403, 'administrador da loja: José Carvalho, Rita Lima.'",
            "not-found, 404, 'Não encontramos esta página.'",
            "invalid-transition, 409, 'Recarregue para ver'", "rate-limited, 429, 'Muitos pedidos seguidos.'",
            "internal, 500, 'O que você digitou foi mantido.'", "unavailable, 503, 'Voltamos em instantes.'"})
    void everyErrorHasAPageThatSaysWhatToDo(String type, int status, String words) {
        assertThat(http.get().uri("/specimen/erro/" + type)).hasStatus(status).bodyText()
                .contains(words, "class=\"card\"").doesNotContain("??");
    }

    @Test
    void aLostPersonMaySearch() {
        assertThat(http.get().uri("/specimen/erro/not-found")).bodyText().contains("action=\"/specimen/busca\"");
    }

    @Test
    void anErrorOfAnHtmxCallIsAnAlertAlone() {
        assertThat(http.get().uri("/specimen/erro/invalid-transition").header("HX-Request", "true")).hasStatus(409)
                .bodyText().contains("data-alert", "Recarregar").doesNotContain("<html");
    }

    @Test
    void everyAnswerCarriesThePolicyAndIsNotKept() {
        assertThat(http.get().uri("/specimen/painel")).hasHeader("Cache-Control", "no-store")
                .hasHeader("Vary", "HX-Request")
                .hasHeader("Content-Security-Policy", PageHeadersFilter.CONTENT_SECURITY_POLICY);
    }

    @Test
    void aToastTravelsInTheTriggerHeader() {
        String trigger = http.post().uri("/specimen/acao").header("HX-Request", "true").exchange().getResponse()
                .getHeader("HX-Trigger");
        assertThat(trigger).contains("\"toast\":{", "\"href\":\"/specimen/pedido\"").doesNotContain("null");
    }
}
