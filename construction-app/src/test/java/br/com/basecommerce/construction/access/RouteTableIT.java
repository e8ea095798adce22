package br.com.basecommerce.construction.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.identity.Permission;
import br.com.basecommerce.common.identity.Role;
import br.com.basecommerce.common.identity.Scope;
import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.construction.testing.ConstructionTest;
import br.com.basecommerce.construction.testing.TestStore;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Asks of every route that exists what no route may forget. */
@ConstructionTest
class RouteTableIT {

    private final MockMvcTester mvc;
    private final RequestMappingHandlerMapping mapping;
    private final PermissionInterceptor interceptor;
    private final TestStore store = TestStore.open();

    RouteTableIT(@Autowired MockMvcTester mvc,
            @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping,
            @Autowired PermissionInterceptor interceptor) {
        this.mvc = mvc;
        this.mapping = mapping;
        this.interceptor = interceptor;
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void everyRouteNamesItsPermission() {
        assertThat(closed().filter(route -> !route.path().startsWith("/docs"))).hasSizeGreaterThan(80)
                .allMatch(route -> PermissionInterceptor.required(route.handler()).isPresent());
    }

    @Test
    void aRouteThatNamesNoneIsClosedEvenToTheAdministrator() throws NoSuchMethodException {
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken(store.admin().current(), "none"));
        HandlerMethod forgotten = new HandlerMethod(this, RouteTableIT.class.getDeclaredMethod("signOut"));
        assertThatThrownBy(() -> interceptor.preHandle(new MockHttpServletRequest("GET", "/web/forgotten"),
                new MockHttpServletResponse(), forgotten)).isInstanceOf(ProblemException.class);
    }

    @Test
    void aCustomersDocumentsAreForWhoMaySeeTheCustomerAndThem() {
        assertThat(needed("/web/clientes/{id}/cotacoes")).containsExactly(Permission.QUOTE_VIEW);
        assertThat(needed("/web/clientes/{id}/pedidos")).containsExactly(Permission.ORDER_VIEW);
        assertThat(mvc.get().uri("/web/clientes/" + Ids.next() + "/pedidos").with(store.as(Role.STOCKKEEPER)))
                .hasStatus(403);
    }

    private Permission[] needed(String path) {
        return closed().filter(route -> route.path().equals(path)).map(route -> PermissionInterceptor.required(route
                .handler()).orElseThrow().value()).findFirst().orElseThrow();
    }

    @Test
    void onlyWhoManagesTokensReadsTheDocumentation() {
        assertThat(mvc.get().uri("/docs/openapi.json").with(store.salesperson())).hasStatus(403);
        assertThat(mvc.get().uri("/docs/openapi.json").with(store.admin())).hasStatusOk();
    }

    @Test
    void noRouteAnswersWithoutAToken() {
        each(closed(), 401, request -> request);
    }

    @Test
    void noRouteTakesATokenOfAnotherStore() {
        String host = TestStore.open().tenant().slug();
        each(closed(), 403, request -> {
            request.addHeader("Authorization", "Bearer " + store.admin().token());
            request.addHeader("X-Tenant-Slug", host);
            return request;
        });
    }

    @Test
    void noPageTakesAWriteWithoutItsCsrfToken() {
        each(closed().filter(route -> route.writes() && route.path().startsWith("/web/")), 403,
                store.admin().withoutCsrfToken());
    }

    @Test
    void aReadingTokenWritesNowhere() {
        each(closed().filter(route -> route.writes() && route.path().startsWith("/api/")), 403, request -> {
            request.addHeader("Idempotency-Key", UUID.randomUUID().toString());
            return store.admin().withScope(Scope.READ).postProcessRequest(request);
        });
    }

    private void each(Stream<Route> routes, int status, RequestPostProcessor sender) {
        SoftAssertions all = new SoftAssertions();
        List<Route> asked = routes.toList();
        asked.forEach(route -> all.assertThat(mvc.method(route.method()).uri(route.address(_ -> UUID.randomUUID()
                .toString())).with(sender).exchange()
                .getResponse().getStatus()).as(route.toString()).isEqualTo(status));
        all.assertAll();
        assertThat(asked).isNotEmpty();
    }

    private Stream<Route> closed() {
        return Route.closed(mapping).stream();
    }
}
