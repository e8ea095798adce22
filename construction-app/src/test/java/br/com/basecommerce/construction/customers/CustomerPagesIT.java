package br.com.basecommerce.construction.customers;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.basecommerce.common.identity.Role;
import br.com.basecommerce.construction.testing.ConstructionTest;
import br.com.basecommerce.construction.testing.TestStore;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ConstructionTest
class CustomerPagesIT {

    private final MockMvcTester mvc;
    private final TestStore store = TestStore.open();

    CustomerPagesIT(@Autowired MockMvcTester mvc) {
        this.mvc = mvc;
    }

    @Test
    void aCustomerIsTakenInShownAndChanged() {
        String key = UUID.randomUUID().toString();
        MvcTestResult made = create("Construtora Aurora", key);
        String place = String.valueOf(made.getResponse().getHeader("Location"));

        assertThat(made).hasStatus3xxRedirection();
        assertThat(mvc.get().uri(place).with(store.admin())).hasStatusOk().bodyText()
                .contains("Construtora Aurora", "11.222.333/0001-81", "(24) 3333-4444", "name=\"cliente\" value=");
        assertThat(mvc.get().uri(place + "/editar").with(store.admin())).hasStatusOk().bodyText()
                .contains("name=\"version\"");
        assertThat(mvc.post().uri(place + "/editar").with(store.admin()).param("version", "0").param("kind", "company")
                .param("name", "Aurora Obras")).hasStatus3xxRedirection();
        assertThat(mvc.post().uri(place + "/editar").with(store.admin()).param("version", "0").param("kind", "company")
                .param("name", "Outra")).hasStatus(409);
        assertThat(create("Construtora Aurora", key)).hasStatus3xxRedirection().hasHeader("Location", place);
    }

    @Test
    void aRefusedFormKeepsWhatWasTypedAndSaysAllThatIsWrong() {
        MvcTestResult refused = mvc.post().uri("/web/clientes/novo").with(store.admin()).param("kind", "person")
                .param("name", "").param("document", "123").param("phone", "99").exchange();

        assertThat(refused).hasStatus(422).bodyText().contains("Faltam 3 correções", "value=\"123\"",
                "Digite o telefone com DDD");
    }

    @Test
    void theListComesWholeAsFragmentAndWholeAgainForHistory() {
        create("Construtora Aurora", UUID.randomUUID().toString());

        assertThat(mvc.get().uri("/web/clientes").with(store.admin())).hasStatusOk().bodyText().contains("<html",
                "Construtora Aurora");
        assertThat(mvc.get().uri("/web/clientes?q=aurora").with(store.admin()).header("HX-Request", "true"))
                .hasStatusOk().bodyText().doesNotContain("<html").contains("Construtora Aurora");
        assertThat(mvc.get().uri("/web/clientes").with(store.admin()).header("HX-Request", "true")
                .header("HX-History-Restore-Request", "true")).bodyText().contains("<html");
    }

    @Test
    void aWriteWithoutTheTokenOfThePageIsRefused() {
        assertThat(mvc.post().uri("/web/clientes/novo").with(store.admin().withoutCsrfToken()).param("kind", "person")
                .param("name", "Ana")).hasStatus(403);
    }

    @Test
    void whoMayNotSeeCustomersIsToldWhomToAsk() {
        assertThat(mvc.get().uri("/web/clientes").with(store.as(Role.STOCKKEEPER))).hasStatus(403).bodyText()
                .contains("João Dono");
    }

    @Test
    void anotherStoresCustomerIsNotFound() {
        String place = String.valueOf(create("Construtora Aurora", UUID.randomUUID().toString()).getResponse()
                .getHeader("Location"));

        assertThat(mvc.get().uri(place).with(TestStore.open().admin())).hasStatus(404);
    }

    @Test
    void aJobSiteIsTakenIn() {
        String place = String.valueOf(create("Construtora Aurora", UUID.randomUUID().toString()).getResponse()
                .getHeader("Location"));

        assertThat(mvc.get().uri(place + "/obras/nova").with(store.salesperson())).hasStatusOk();
        assertThat(mvc.post().uri(place + "/obras/nova").with(store.salesperson()).param("name", "Vila Verde"))
                .hasStatus3xxRedirection().hasHeader("Location", place + "/obras");
        assertThat(mvc.get().uri(place + "/obras").with(store.admin())).bodyText().contains("Vila Verde", "Nova obra");
    }

    private MvcTestResult create(String name, String key) {
        return mvc.post().uri("/web/clientes/novo").with(store.admin()).param("_key", key).param("kind", "company")
                .param("name", name).param("document", "11.222.333/0001-81").param("phone", "(24) 3333-4444")
                .exchange();
    }
}
