package br.com.basecommerce.auth.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.basecommerce.common.deployment.Deployment;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SessionCookieTest {

    @Test
    void behindTlsABrowserKeepsItForItsHostAloneAndHidesItFromScripts() {
        SessionCookie cookie = new SessionCookie(new Deployment("production", "basecommerce.com.br", null));

        assertThat(cookie.holding("abc", null).toString())
                .isEqualTo("__Host-session=abc; Path=/; Secure; HttpOnly; SameSite=Lax");
        assertThat(cookie.holding("abc", Duration.ofDays(90)).toString()).startsWith("__Host-session=abc; Path=/;")
                .contains("Max-Age=7776000").endsWith("; Secure; HttpOnly; SameSite=Lax");
        assertThat(cookie.removed().toString()).startsWith("__Host-session=; Path=/; Max-Age=0;");
    }

    @Test
    void withoutTlsOnADevelopersMachineItHasAPlainName() {
        SessionCookie cookie = new SessionCookie(new Deployment("local", "localhost", 8080));

        assertThat(cookie.holding("abc", null).toString()).isEqualTo("session=abc; Path=/; HttpOnly; SameSite=Lax");
    }
}
