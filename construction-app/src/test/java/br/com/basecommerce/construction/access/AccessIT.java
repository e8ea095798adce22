package br.com.basecommerce.construction.access;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.basecommerce.construction.testing.ConstructionTest;
import br.com.basecommerce.construction.testing.TestStore;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ConstructionTest
class AccessIT {

    private final MockMvcTester mvc;
    private final TestStore store = TestStore.open();

    AccessIT(@Autowired MockMvcTester mvc) {
        this.mvc = mvc;
    }

    @Test
    void anybodyMayAskWhetherTheServiceAnswers() {
        assertThat(mvc.get().uri("/health")).hasStatusOk().bodyJson().isEqualTo("{\"status\":\"ok\"}");
    }

    @Test
    void withoutATokenThereIsNoAnswer() {
        assertThat(mvc.get().uri("/api/v1/customers")).hasStatus(401).hasHeader("WWW-Authenticate", "Bearer");
        assertThat(mvc.post().uri("/web/clientes")).hasStatus(401);
    }

    @Test
    void aSignedInUserIsKnown() {
        assertThat(mvc.get().uri("/api/v1/nothing").with(store.admin())).hasStatus(404);
    }
}
