package br.com.basecommerce.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignInIT extends ServiceTest {

    @Test
    void aUserComesInAndGetsOneOpaqueCookie() {
        String slug = openStore();
        TestBrowser browser = browser(slug);

        HttpResponse<String> answer = browser.post("/auth/login",
                Map.of("email", " Dono@Loja.test ", "password", PASSWORD, "next", "/web/cotacoes?status=sent"));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/web/cotacoes?status=sent");
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow()).startsWith("session=")
                .contains("HttpOnly", "SameSite=Lax", "Path=/").doesNotContain("Domain", "Max-Age");
        assertThat(browser.get("/auth/me").body()).contains("\"role\":\"admin\"", "\"tenant\":\"" + slug + "\"",
                "\"email\":\"dono@loja.test\"");
        assertThat(stage.audited(slug)).endsWith("user.signed_in");
    }

    /** As most telephones do. */
    @Test
    void whoeverComesFromAnIpv6AddressComesIn() {
        HttpResponse<String> answer = browser(openStore()).post("/auth/login",
                Map.of("email", "dono@loja.test", "password", PASSWORD), "X-Forwarded-For", "2804:14c::1");

        assertThat(answer.statusCode()).isEqualTo(303);
    }

    @Test
    void thePageIsTheStoresAndWorksWithoutScripts() {
        HttpResponse<String> page = browser(openStore()).get("/auth/login?next=/web/cotacoes");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<title>Entrar · Depósito do Zé</title>", "/auth/branding/theme.css?v=",
                "name=\"email\"", "name=\"password\"", "name=\"remember\"", "value=\"/web/cotacoes\"")
                .contains("Manter conectado").doesNotContain("??");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow()).contains("script-src 'self'");
    }

    @Test
    void whoeverIsSignedInAlreadyGoesOn() {
        TestBrowser browser = signedIn(openStore(), "dono@loja.test");

        HttpResponse<String> answer = browser.get("/auth/login?next=/web/pedidos");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/web/pedidos");
    }

    @Test
    void keepingConnectedKeepsTheCookieForNinetyDays() {
        TestBrowser browser = browser(openStore());

        HttpResponse<String> answer = browser.post("/auth/login",
                Map.of("email", "dono@loja.test", "password", PASSWORD, "remember", "true"));

        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow()).contains("Max-Age=7776000");
    }

    @Test
    void unknownWrongAndInactiveAreAnsweredTheSame() {
        String slug = openStore();
        addUser(slug, "fora@loja.test", "driver");
        command("user", "disable", "--slug", slug, "--user", "fora@loja.test", "--yes");

        HttpResponse<String> wrong = browser(slug).signIn("dono@loja.test", "not the password");
        HttpResponse<String> unknown = browser(slug).signIn("dona@loja.test", PASSWORD);
        HttpResponse<String> inactive = browser(slug).signIn("fora@loja.test", PASSWORD);

        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).contains("E-mail ou senha incorretos.").doesNotContain("not the password");
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(inactive.statusCode()).isEqualTo(401);
        assertThat(unknown.body().replace("dona@", "dono@")).isEqualTo(wrong.body());
        assertThat(inactive.body().replace("fora@", "dono@")).isEqualTo(wrong.body());
    }

    @Test
    void unknownAndWrongTakeTheSameTime() {
        String slug = openStore();
        for (int i = 0; i < 8; i++) {
            addUser(slug, "maria" + i + "@loja.test", "salesperson");
        }
        browser(slug).signIn("warm@up.test", PASSWORD);

        long[] wrong = new long[8];
        long[] unknown = new long[8];
        for (int i = 0; i < 8; i++) {
            wrong[i] = timed(slug, "maria" + i + "@loja.test");
            unknown[i] = timed(slug, "ninguem" + i + "@loja.test");
        }

        assertThat((double) median(unknown) / median(wrong)).isBetween(0.5, 2.0);
    }

    private long timed(String slug, String email) {
        long start = System.nanoTime();
        assertThat(browser(slug).signIn(email, "some wrong password").statusCode()).isEqualTo(401);
        return System.nanoTime() - start;
    }

    private static long median(long[] times) {
        Arrays.sort(times);
        return times[times.length / 2];
    }

    @Test
    void fiveWrongPasswordsLockTheAccountForAQuarterOfAnHour() {
        String slug = openStore();
        TestBrowser browser = browser(slug);
        for (int i = 0; i < 5; i++) {
            assertThat(browser.signIn("dono@loja.test", "wrong " + i).statusCode()).isEqualTo(401);
        }

        HttpResponse<String> locked = browser.signIn("dono@loja.test", PASSWORD);

        assertThat(locked.statusCode()).isEqualTo(429);
        assertThat(locked.body()).containsPattern("Muitas tentativas\\. Tente às \\d{2}:\\d{2}\\.");
        assertThat(Integer.parseInt(locked.headers().firstValue("Retry-After").orElseThrow())).isBetween(800, 900);
        assertThat(stage.audited(slug)).contains("user.locked");

        stage.change(
                "update auth.app_user set locked_until = now() - interval '1 second' where email = ? and tenant_id ="
                        + " (select id from auth.tenant where slug = ?)", "dono@loja.test", slug);
        assertThat(browser.signIn("dono@loja.test", PASSWORD).statusCode()).isEqualTo(303);
    }

    @Test
    void anEmailThatNobodyHasIsLockedTheSameWay() {
        TestBrowser browser = browser(openStore());
        for (int i = 0; i < 5; i++) {
            assertThat(browser.signIn("ninguem@loja.test", "wrong " + i).statusCode()).isEqualTo(401);
        }

        assertThat(browser.signIn("ninguem@loja.test", PASSWORD).statusCode()).isEqualTo(429);
    }

    @Test
    void successForgetsEarlierFailures() {
        TestBrowser browser = browser(openStore());
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 4; i++) {
                browser.signIn("dono@loja.test", "wrong " + i);
            }
            assertThat(browser.signIn("dono@loja.test", PASSWORD).statusCode()).isEqualTo(303);
        }
    }

    @Test
    void thirtyFailuresFromOneAddressBlockItForThisStoreOnly() {
        String slug = openStore();
        String other = openStore();
        for (int i = 0; i < 30; i++) {
            assertThat(browser(slug).signIn("alguem" + i + "@loja.test", "wrong").statusCode()).isEqualTo(401);
        }

        assertThat(browser(slug).signIn("dono@loja.test", PASSWORD).statusCode()).isEqualTo(429);
        assertThat(browser(other).signIn("dono@loja.test", PASSWORD).statusCode()).isEqualTo(303);
        assertThat(stage.audited(slug)).contains("address.blocked");
    }

    @Test
    void aFormOfAnotherSiteIsRefused() {
        String slug = openStore();
        Map<String, String> form = Map.of("email", "dono@loja.test", "password", PASSWORD);

        assertThat(browser(slug).postAs("cross-site", "/auth/login", form).statusCode()).isEqualTo(403);
        assertThat(browser(slug).postAs("same-site", "/auth/login", form).statusCode()).isEqualTo(403);
    }

    @Test
    void afterwardsNobodyIsSentToAnotherHost() {
        String slug = openStore();
        for (String next : new String[]{"https://evil.test/", "//evil.test", "/\\evil.test", "javascript:alert(1)",
                "/auth/login", "web"}) {
            HttpResponse<String> answer = browser(slug).post("/auth/login",
                    Map.of("email", "dono@loja.test", "password", PASSWORD, "next", next));
            assertThat(answer.headers().firstValue("Location")).as(next).hasValue("/web/dashboard");
        }
    }

    @Test
    void leavingEndsTheSessionForGood() {
        String slug = openStore();
        TestBrowser browser = signedIn(slug, "dono@loja.test");
        String cookie = browser.cookie("session").orElseThrow();

        HttpResponse<String> left = browser.post("/auth/logout", Map.of());

        assertThat(left.statusCode()).isEqualTo(303);
        assertThat(left.headers().firstValue("Location")).hasValue("/auth/login");
        assertThat(browser.cookie("session")).isEmpty();
        assertThat(browser(slug).with("session", cookie).get("/auth/me").statusCode()).isEqualTo(401);
        assertThat(stage.audited(slug)).endsWith("user.signed_out");
    }

    @Test
    void nobodyIsSignedOutByAnotherSite() {
        TestBrowser browser = signedIn(openStore(), "dono@loja.test");

        assertThat(browser.postAs("cross-site", "/auth/logout", Map.of()).statusCode()).isEqualTo(403);
        assertThat(browser.get("/auth/me").statusCode()).isEqualTo(200);
    }

    @Test
    void whoseSessionEndedIsToldSo() {
        String slug = openStore();
        TestBrowser browser = signedIn(slug, "dono@loja.test");
        stage.change("update auth.session set revoked_at = now() where tenant_id ="
                + " (select id from auth.tenant where slug = ?)", slug);

        assertThat(browser.get("/auth/login").body()).contains(
                "Sua sessão terminou. Entre para continuar de onde parou.");
        assertThat(browser(slug).get("/auth/login").body()).doesNotContain("Sua sessão terminou");
    }

    @Test
    void noStoreAtTheAddressIsAFriendlyPageThatRevealsNothing() {
        String disabled = openStore();
        command("tenant", "disable", "--slug", disabled, "--yes");
        HttpResponse<String> unknown = browser("nao-existe").get("/auth/login");

        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("Loja não encontrada", "Confira o endereço.").doesNotContain("??");
        assertThat(browser("").get("/auth/login").statusCode()).isEqualTo(404);
        assertThat(browser("Not A Slug").get("/auth/login").body()).isEqualTo(unknown.body());
        await().untilAsserted(
                () -> assertThat(browser(disabled).get("/auth/login").body()).isEqualTo(unknown.body()));
    }
}
