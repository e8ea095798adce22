package br.com.basecommerce.construction.access;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.basecommerce.construction.testing.ConstructionTest;
import br.com.basecommerce.construction.testing.TestStore;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Asks every route that takes an id for what belongs to another store: it is not there, nothing of it is shown, and nothing
 * of it changes. A new route is asked too; one with an id that {@link FilledStore} does not know fails.
 */
@ConstructionTest
class AnotherStoresIdsIT {

    /** What a program sends where the body has to be of a certain shape; elsewhere an empty object. */
    private static final Map<String, String> BODIES = Map.ofEntries(
            Map.entry("units", "[]"),
            Map.entry("price-breaks", "[]"),
            Map.entry("price-changes", "{\"new_price\":\"10.00\"}"),
            Map.entry("lines", "{\"lines\":[]}"),
            Map.entry("picking", "{\"lines\":[]}"),
            Map.entry("balance-closures", "{\"lines\":[{\"line\":1,\"quantity\":\"1\",\"reason\":\"Acabou\"}]}"),
            Map.entry("manual-completion", "{\"reason\":\"Sem sinal\",\"receiver_name\":\"Ana\"}"),
            Map.entry("extension", "{\"valid_until\":\"2099-01-15\"}"),
            Map.entry("answer", "{\"answer\":\"acknowledged\"}"),
            Map.entry("rejection", "{\"revision\":1,\"reason\":\"price\"}"),
            Map.entry("cancellation", "{\"reason\":\"duplicate\"}"),
            Map.entry("refusal", "{\"note\":\"Abaixo do custo\"}"));

    /** What a page's form may ask for, all of it at once. */
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("version", "0"),
            Map.entry("name", "Outra"),
            Map.entry("stockUnit", "SC"),
            Map.entry("priceUnit", "SC"),
            Map.entry("price", "10,00"),
            Map.entry("active", "true"),
            // Without it the product has no stock any more that the next route could adjust: their order is another each time.
            Map.entry("stockControlled", "true"),
            Map.entry("answer", "acknowledged"),
            Map.entry("reason", "other"),
            Map.entry("motivo", "other"),
            Map.entry("observacao", "Engano"),
            Map.entry("nota", "Engano"),
            Map.entry("canal", "phone"),
            Map.entry("revisao", "1"),
            Map.entry("entrada", "1 sc cimento"),
            Map.entry("quantidade", "1"),
            Map.entry("unidade", "SC"),
            Map.entry("preco", "10,00"),
            Map.entry("posicao", "1"),
            Map.entry("modo", "pickup"),
            Map.entry("validade", "7"));

    private final MockMvcTester mvc;
    private final List<Route> routes;
    private final TestStore store = TestStore.open();
    private final FilledStore other;

    AnotherStoresIdsIT(@Autowired MockMvcTester mvc,
            @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
        this.mvc = mvc;
        this.other = new FilledStore(mvc);
        // What takes something away comes last, so that the owner's turn finds it.
        this.routes = Route.closed(mapping).stream().filter(Route::takesAnId)
                .sorted(Comparator.comparing(Route::writes).thenComparing(route -> route.path().endsWith("remocao")))
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> theyAreNotThere() {
        assertThat(routes).hasSizeGreaterThan(70);
        return routes.stream().map(route -> DynamicTest.dynamicTest(route.toString(), () -> {
            String before = other.rows();

            MockHttpServletResponse answer = ask(route, store.admin());

            assertThat(answer.getStatus()).isEqualTo(404);
            assertThat(answer.getContentType()).startsWith(route.isForPrograms()
                    ? MediaType.APPLICATION_PROBLEM_JSON_VALUE
                    : MediaType.TEXT_HTML_VALUE);
            assertThat(text(answer)).doesNotContain(other.mark(), other.slug());
            assertThat(other.rows()).isEqualTo(before);
        }));
    }

    @TestFactory
    Stream<DynamicTest> theirOwnerFindsThemByTheSameAddress() {
        return routes.stream().map(route -> DynamicTest.dynamicTest(route.toString(),
                () -> assertThat(ask(route, other.admin()).getStatus()).as(route.toString()).isNotIn(400, 401, 403, 404,
                        405, 415, 500)));
    }

    @TestFactory
    Stream<DynamicTest> aForgedStoreOpensNone() {
        return routes.stream().map(route -> DynamicTest.dynamicTest(route.toString(), () -> {
            String before = other.rows();

            MockHttpServletResponse answer = ask(route, request -> {
                store.admin().postProcessRequest(request);
                request.removeHeader("X-Tenant-Slug");
                request.addHeader("X-Tenant-Slug", other.slug());
                return request;
            });

            assertThat(answer.getStatus()).isEqualTo(403);
            assertThat(text(answer)).doesNotContain(other.mark());
            assertThat(other.rows()).isEqualTo(before);
        }));
    }

    private MockHttpServletResponse ask(Route route, RequestPostProcessor sender) {
        var request = mvc.method(route.method()).uri(route.address(other::idOf)).with(sender);
        if (route.isForPrograms()) {
            request = request.header("If-Match", "\"0\"").header("Idempotency-Key", UUID.randomUUID())
                    .contentType(MediaType.APPLICATION_JSON)
                    .content(BODIES.getOrDefault(route.path().substring(route.path().lastIndexOf('/') + 1), "{}"));
        } else {
            request = request.param("cliente", other.idOf("clientes"));
            if (route.path().startsWith("/web/clientes/")) {
                request = request.param("kind", "person");
            }
            for (Map.Entry<String, String> field : FIELDS.entrySet()) {
                request = request.param(field.getKey(), field.getValue());
            }
        }
        return request.exchange().getResponse();
    }

    private static String text(MockHttpServletResponse answer) {
        return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
