package br.com.basecommerce.construction.access;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.basecommerce.common.identity.Permission;
import br.com.basecommerce.construction.testing.ConstructionTest;
import br.com.basecommerce.construction.testing.TestStore;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What programs are told about the interface is whole, and says what may be asked by whom. */
@ConstructionTest
class ApiDocumentIT {

    private final List<Route> routes;
    private final SwaggerParseResult parsed;

    ApiDocumentIT(@Autowired MockMvcTester mvc,
            @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
        this.routes = Route.closed(mapping).stream().filter(Route::isForPrograms).toList();
        this.parsed = new OpenAPIV3Parser().readContents(new String(mvc.get().uri("/docs/openapi.json")
                .with(TestStore.open().admin()).exchange().getResponse().getContentAsByteArray(),
                StandardCharsets.UTF_8));
    }

    @Test
    void itIsOpenApi() {
        assertThat(parsed.getMessages()).isEmpty();
        assertThat(parsed.getOpenAPI().getSpecVersion()).isEqualTo(SpecVersion.V31);
    }

    @Test
    void everyRouteForProgramsIsInIt() {
        assertThat(routes).hasSizeGreaterThan(40);
        assertThat(operations().keySet())
                .containsExactlyInAnyOrderElementsOf(routes.stream().map(Route::toString).toList());
    }

    @Test
    void everyRouteSaysWhatItsCallerNeeds() {
        assertThat(parsed.getOpenAPI().getComponents().getSecuritySchemes()).hasEntrySatisfying("token", token -> {
            assertThat(token.getType()).isEqualTo(SecurityScheme.Type.HTTP);
            assertThat(token.getScheme()).isEqualTo("bearer");
        });
        Map<String, Operation> operations = operations();
        assertThat(routes).allSatisfy(route -> assertThat(Objects.requireNonNull(operations.get(route.toString()))
                .getSecurity())
                .extracting(needed -> needed.get("token"))
                .containsExactlyInAnyOrderElementsOf(permissions(route).map(Permission::code).map(List::of).toList()));
    }

    private static Stream<Permission> permissions(Route route) {
        return Arrays.stream(PermissionInterceptor.required(route.handler()).orElseThrow().value());
    }

    /** By method and path, as a route is written. */
    private Map<String, Operation> operations() {
        Map<String, Operation> operations = new HashMap<>();
        parsed.getOpenAPI().getPaths().forEach((path, item) -> item.readOperationsMap()
                .forEach((method, operation) -> operations.put(method + " " + path, operation)));
        return operations;
    }
}
