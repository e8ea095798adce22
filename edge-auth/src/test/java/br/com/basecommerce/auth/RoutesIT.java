package br.com.basecommerce.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Taken from the table of routes, so that a new one without a wall fails here. */
class RoutesIT extends ServiceTest {

    /** Method and path of every route that somebody without a session may ask, and what it answers. */
    private static final Map<String, Integer> PUBLIC = Map.ofEntries(
            Map.entry("GET /auth/login", 200),
            Map.entry("POST /auth/login", 401),
            Map.entry("POST /auth/logout", 303),
            Map.entry("GET /auth/links/{token}", 410),
            Map.entry("POST /auth/links/{token}", 410),
            Map.entry("GET /auth/validate", 401),
            Map.entry("GET /auth/.well-known/jwks.json", 200),
            Map.entry("GET /auth/branding/theme.css", 200),
            Map.entry("GET /auth/branding/logo", 404),
            Map.entry("GET /tenant.json", 200),
            Map.entry("GET /health", 200));

    /** Of these nobody's store matters. */
    private static final Set<String> OF_NO_STORE = Set.of("GET /auth/validate", "GET /auth/.well-known/jwks.json",
            "GET /auth/branding/theme.css", "GET /auth/branding/logo", "GET /tenant.json", "GET /health");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    @SuppressWarnings("NullAway.Init")
    private RequestMappingHandlerMapping mapping;

    @Test
    void withoutASessionOnlyThePublicRoutesAnswer() {
        String slug = openStore();
        for (String route : routes()) {
            int status = ask(browser(slug), route);
            assertThat(status).as(route).isEqualTo(PUBLIC.getOrDefault(route, 401));
        }
        assertThat(routes()).containsAll(PUBLIC.keySet());
    }

    @Test
    void underAForgedStoreASessionIsNone() {
        TestBrowser browser = signedIn(openStore(), "dono@loja.test");
        String other = openStore();
        for (String route : routes()) {
            int status = ask(browser.at(other), route);
            assertThat(status).as(route).isEqualTo(PUBLIC.getOrDefault(route, 401));
        }
    }

    @Test
    void withoutAStoreNothingOfAStoreAnswers() {
        TestBrowser browser = signedIn(openStore(), "dono@loja.test");
        for (String route : routes()) {
            int status = ask(browser.at("nao-existe"), route);
            assertThat(status).as(route).isEqualTo(OF_NO_STORE.contains(route) ? PUBLIC.getOrDefault(route, 0) : 404);
        }
    }

    @Test
    void aLinkOfAnotherStoreIsWorthNothingHere() {
        String slug = openStore();
        addUser(slug, "maria@loja.test", "finance");
        String link = command("user", "access-link", "--slug", slug, "--user", "maria@loja.test").line("access_link");
        String path = link.substring(link.indexOf("/auth/links/"));

        assertThat(browser(openStore()).get(path).statusCode()).isEqualTo(410);
        assertThat(browser(slug).get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void aWrongMethodSaysWhichAreRight() {
        var answer = signedIn(openStore(), "dono@loja.test").method("PUT", "/auth/me");

        assertThat(answer.statusCode()).isIn(403, 405);
    }

    private static int ask(TestBrowser browser, String route) {
        String[] parts = route.replace("{token}", "abc").split(" ", 2);
        return parts[0].equals("GET")
                ? browser.get(parts[1]).statusCode()
                : browser.post(parts[1], Map.of("email", "x@y.test", "password", "no")).statusCode();
    }

    private Set<String> routes() {
        Set<String> routes = new TreeSet<>();
        mapping.getHandlerMethods().forEach((info, method) -> {
            if (method.getBeanType().getPackageName().startsWith("br.com.basecommerce")) {
                routes.addAll(named(info));
            }
        });
        return routes;
    }

    private static Set<String> named(RequestMappingInfo info) {
        Set<String> named = new TreeSet<>();
        info.getMethodsCondition().getMethods()
                .forEach(method -> info.getPatternValues().forEach(path -> named.add(method + " " + path)));
        return named;
    }
}
