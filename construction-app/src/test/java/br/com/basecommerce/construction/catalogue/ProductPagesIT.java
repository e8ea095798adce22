package br.com.basecommerce.construction.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.basecommerce.construction.orders.PlacingOrders;
import br.com.basecommerce.construction.testing.ConstructionTest;
import br.com.basecommerce.construction.testing.TestStore;
import br.com.basecommerce.construction.testing.Yard;
import java.io.UnsupportedEncodingException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

@ConstructionTest
class ProductPagesIT {

    private final MockMvcTester mvc;
    private final PlacingOrders placing;
    private final TransactionTemplate transaction;
    private final TestStore store = TestStore.open();

    ProductPagesIT(@Autowired MockMvcTester mvc, @Autowired PlacingOrders placing,
            @Autowired TransactionTemplate transaction) {
        this.mvc = mvc;
        this.placing = placing;
        this.transaction = transaction;
    }

    @Test
    void aProductIsTakenInOnceShownAndChanged() {
        String key = UUID.randomUUID().toString();
        MvcTestResult made = create("PI-60", key);
        String place = place(made);

        assertThat(mvc.get().uri("/web/produtos/novo").with(store.admin())).hasStatusOk().bodyText().contains(
                "name=\"_key\"", "Novo produto");
        assertThat(made).hasStatus3xxRedirection();
        assertThat(create("PI-60", key)).hasStatus3xxRedirection().hasHeader("Location", place);
        assertThat(mvc.get().uri(place).with(store.admin())).hasStatusOk().bodyText()
                .contains("Piso 60x60", "39,90", place + "/editar");
        assertThat(mvc.get().uri(place + "/editar").with(store.admin())).hasStatusOk().bodyText()
                .contains("name=\"version\"", "value=\"12,5", "value=\"144\"", "value=\"100\"");
        assertThat(change(place, "0", "Piso polido")).hasStatus3xxRedirection();
        assertThat(mvc.get().uri(place).with(store.admin())).bodyText().contains("Piso polido");
    }

    @Test
    void aChangeOfWhatSomebodyElseChangedMeanwhileIsRefused() {
        String place = place(create("PI-60", UUID.randomUUID().toString()));
        change(place, "0", "Piso polido");

        assertThat(change(place, "0", "Piso fosco")).hasStatus(409);
        assertThat(mvc.get().uri(place).with(store.admin())).bodyText().contains("Piso polido")
                .doesNotContain("Piso fosco");
    }

    @Test
    void aRefusedFormKeepsWhatWasTypedAndSaysAllThatIsWrong() {
        assertThat(mvc.post().uri("/web/produtos/novo").with(store.admin()).param("name", "").param("ean", "12x")
                .param("stockUnit", "CX").param("priceUnit", "M2").param("priceNumerator", "muitos")
                .param("basePrice", "caro")).hasStatus(422).bodyText()
                .contains("Faltam 4 correções", "value=\"12x\"", "value=\"muitos\"", "value=\"caro\"",
                        "Proporção inválida", "Código de barras inválido");
    }

    @Test
    void aCodeThatAnotherProductHasIsRefusedAtItsField() {
        create("PI-60", UUID.randomUUID().toString());

        assertThat(create("PI-60", UUID.randomUUID().toString())).hasStatus(409).bodyText()
                .contains("Este código já é do produto Piso 60x60.", "value=\"PI-60\"");
    }

    @Test
    void unitsThatAreInUseAreLockedAndStayWhenTheRestChanges() {
        Yard yard = Yard.of(store);
        UUID product = yard.product("Cimento CP II", 10);
        store.run(() -> transaction.executeWithoutResult(status -> placing.place(yard.sale().of(1, product).draft())));
        String place = "/web/produtos/" + product;

        assertThat(mvc.get().uri(place + "/editar").with(store.admin())).hasStatusOk().bodyText()
                .contains("não mudam mais");
        assertThat(mvc.post().uri(place + "/editar").with(store.admin()).param("version", version(place))
                .param("name", "Cimento CP III").param("stockUnit", "M2").param("priceUnit", "M2")).hasStatus(409)
                .bodyText().contains("não mudam mais", "Cimento CP III");
        assertThat(mvc.post().uri(place + "/editar").with(store.admin()).param("version", version(place))
                .param("name", "Cimento CP III")).hasStatus3xxRedirection();
    }

    @Test
    void onlyWhoMayEditIsOfferedAndAllowedIt() {
        String place = place(create("PI-60", UUID.randomUUID().toString()));

        assertThat(mvc.get().uri("/web/produtos").with(store.admin())).bodyText().contains("/web/produtos/novo");
        assertThat(mvc.get().uri("/web/produtos").with(store.salesperson())).hasStatusOk().bodyText()
                .doesNotContain("/web/produtos/novo");
        assertThat(mvc.get().uri(place).with(store.salesperson())).hasStatusOk().bodyText()
                .doesNotContain(place + "/editar");
        assertThat(mvc.get().uri(place + "/editar").with(store.salesperson())).hasStatus(403);
        assertThat(mvc.get().uri(place + "/editar").with(TestStore.open().admin())).hasStatus(404);
    }

    private MvcTestResult create(String code, String key) {
        return mvc.post().uri("/web/produtos/novo").with(store.admin()).param("_key", key).param("name", "Piso 60x60")
                .param("code", code).param("stockUnit", "CX").param("priceUnit", "M2").param("priceNumerator", "1,44")
                .param("priceDenominator", "1").param("basePrice", "39,90").param("maxDiscountPercent", "12,5")
                .param("active", "true").param("stockControlled", "true").exchange();
    }

    private MvcTestResult change(String place, String version, String name) {
        return mvc.post().uri(place + "/editar").with(store.admin()).param("version", version).param("name", name)
                .param("stockUnit", "CX").param("priceUnit", "M2").param("priceNumerator", "36")
                .param("priceDenominator", "25").param("active", "true").exchange();
    }

    private String version(String place) {
        try {
            String page = mvc.get().uri(place + "/editar").with(store.admin()).exchange().getResponse()
                    .getContentAsString();
            return page.replaceAll("(?s).*name=\"version\" value=\"(\\d+)\".*", "$1");
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String place(MvcTestResult made) {
        return String.valueOf(made.getResponse().getHeader("Location"));
    }
}
