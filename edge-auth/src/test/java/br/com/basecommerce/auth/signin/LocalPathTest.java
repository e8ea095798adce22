package br.com.basecommerce.auth.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathTest {

    @ParameterizedTest
    @ValueSource(strings = {"/web/cotacoes", "/web/cotacoes?status=sent&q=jo%C3%A3o", "/portal", "/auth/account"})
    void aPathOfTheSameHostIsKept(String next) {
        assertThat(LocalPath.orHome(next)).isEqualTo(next);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "web", "//evil.test", "///evil.test", "/\\evil.test", "https://evil.test",
            "javascript:alert(1)", "/\t/evil.test", "/a\r\nSet-Cookie: x=y", "/{x}", "/auth/login", "/auth/logout"})
    void everythingElseLeadsHome(String next) {
        assertThat(LocalPath.orHome(next)).isEqualTo("/web/dashboard");
    }

    @Test
    void nothingLeadsHome() {
        assertThat(LocalPath.orHome(null)).isEqualTo("/web/dashboard");
        assertThat(LocalPath.orHome("/" + "a".repeat(2_000))).isEqualTo("/web/dashboard");
    }
}
