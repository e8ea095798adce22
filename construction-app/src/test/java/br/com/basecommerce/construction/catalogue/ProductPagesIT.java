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
                .contains("name=\"version\"", "value=\"12,5", "value=\"1,44\"", "value=\"1\"");
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
    void furtherUnitsAreTypedAsPeopleSayThemAndShownWithTheirPrices() {
        String place = place(create("PI-60", UUID.randomUUID().toString()));

        assertThat(mvc.get().uri(place + "/unidades").with(store.admin())).hasStatusOk().bodyText()
                .contains("name=\"units[0].unit\"", "name=\"units[1].unit\"");
        assertThat(units(place, "0", "PLT", "1", "40")).hasStatus3xxRedirection();
        assertThat(mvc.get().uri(place).with(store.admin())).bodyText().contains("1 palete = 40 caixas",
                "R$\u00a02.298,24", "1,44 m² = 1 caixa", "por caixa", "R$\u00a057,46");
        assertThat(mvc.get().uri(place + "/unidades").with(store.admin())).bodyText().contains("value=\"40\"");

        assertThat(mvc.post().uri(place + "/unidades").with(store.admin()).param("version", version(place))
                .param("units[0].unit", "PLT").param("units[0].numerator", "40").param("units[0].removed", "true")
                .param("units[2].unit", "KG").param("units[2].denominator", "25").param("units[2].numerator", "1")
                .param("units[2].sellable", "true").param("units[2].fractionAllowed", "true"))
                .hasStatus3xxRedirection();
        assertThat(mvc.get().uri(place).with(store.admin())).bodyText().contains("25 kg = 1 caixa")
                .doesNotContain("palete");
    }

    @Test
    void aRefusedUnitKeepsWhatWasTypedAtItsFields() {
        String place = place(create("PI-60", UUID.randomUUID().toString()));

        assertThat(mvc.post().uri(place + "/unidades").with(store.admin()).param("version", "0")
                .param("units[0].unit", "").param("units[1].unit", "PLT").param("units[1].numerator", "quarenta")
                .param("units[1].sellable", "true").param("units[2].unit", "PLT").param("units[2].numerator", "20"))
                .hasStatus(422).bodyText().contains("value=\"quarenta\"", "Proporção inválida",
                        "Esta unidade aparece duas vezes", "href=\"#units[0].numerator\"");
        assertThat(mvc.get().uri(place).with(store.admin())).bodyText().doesNotContain("palete");
        assertThat(units(place, "0", "M2", "1", "40")).hasStatus(422).bodyText().contains("O fator desta unidade");
        units(place, "0", "PLT", "1", "40");
        assertThat(units(place, "0", "PLT", "1", "50")).hasStatus(409);
    }

    @Test
    void quantityBreaksAreShownTypedAndRefused() {
        String place = place(create("PI-60", UUID.randomUUID().toString()));

        assertThat(mvc.get().uri(place).with(store.admin())).bodyText().contains("Sem preço por quantidade");
        assertThat(breaks(place, "50", "37,90", "100,5", "36")).hasStatus3xxRedirection();
        assertThat(mvc.get().uri(place).with(store.salesperson())).bodyText().contains("A partir de 50 m²",
                "R$\u00a037,90", "A partir de 100,5 m²").doesNotContain(place + "/faixas");
        assertThat(breaks(place, "50", "barato", "50", "36")).hasStatus(422).bodyText().contains("value=\"barato\"",
                "Esta quantidade aparece duas vezes");
        assertThat(mvc.get().uri(place + "/faixas").with(store.admin())).bodyText().contains("value=\"100,5\"",
                "value=\"36,00\"");
        assertThat(breaks(place, "", "", "100,5", "36")).hasStatus3xxRedirection();
        assertThat(mvc.get().uri(place).with(store.admin())).bodyText().doesNotContain("A partir de 50 m²");
    }

    @Test
    void costIsShownOnlyToWhoMaySeeIt() {
        String place = place(create("PI-60", UUID.randomUUID().toString()));
        mvc.post().uri(place + "/editar").with(store.admin()).param("version", "0").param("name", "Piso 60x60")
                .param("stockUnit", "CX").param("priceUnit", "M2").param("priceNumerator", "1,44")
                .param("manualCost", "31,77").exchange();

        assertThat(mvc.get().uri(place).with(store.admin())).bodyText().contains("31,77");
        assertThat(mvc.get().uri(place).with(store.salesperson())).bodyText().doesNotContain("31,77");
    }

    private MvcTestResult units(String place, String version, String unit, String of, String stock) {
        return mvc.post().uri(place + "/unidades").with(store.admin()).param("version", version)
                .param("units[0].unit", unit).param("units[0].denominator", of).param("units[0].numerator", stock)
                .param("units[0].sellable", "true").exchange();
    }

    private MvcTestResult breaks(String place, String first, String price, String second, String lower) {
        return mvc.post().uri(place + "/faixas").with(store.admin()).param("version", version(place))
                .param("priceBreaks[0].minQuantity", first).param("priceBreaks[0].price", price)
                .param("priceBreaks[1].minQuantity", second).param("priceBreaks[1].price", lower).exchange();
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
        assertThat(mvc.get().uri(place + "/unidades").with(store.salesperson())).hasStatus(403);
        assertThat(mvc.get().uri(place + "/faixas").with(store.salesperson())).hasStatus(403);
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
