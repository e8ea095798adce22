package br.com.basecommerce.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidationIT extends ServiceTest {

    /** Five of the ten seconds belong to the edge's cache. */
    private static final Duration BOUND = Duration.ofSeconds(5);

    @Test
    void aSessionBecomesATokenForTheVertical() throws Exception {
        String slug = openStore();
        TestBrowser browser = signedIn(slug, "dono@loja.test");

        HttpResponse<String> answer = browser.validate("/web/cotacoes?status=sent");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("X-Accel-Expires")).hasValue("5");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).doesNotContain("no-store");
        JWTClaimsSet claims = verified(answer);
        assertThat(claims.getIssuer()).isEqualTo("edge-auth");
        assertThat(claims.getAudience()).containsExactly("construction-app");
        assertThat(claims.getStringClaim("role")).isEqualTo("admin");
        assertThat(claims.getStringClaim("name")).isEqualTo("dono");
        assertThat(claims.getStringClaim("tenant")).isEqualTo(slug);
        assertThat(claims.getStringClaim("tenant_id"))
                .isEqualTo(stage.one(UUID.class, "select id from auth.tenant where slug = ?", slug).toString());
        assertThat(claims.getStringClaim("scope")).isEqualTo("session");
        assertThat(claims.getClaims()).doesNotContainKey("customer_id");
        assertThat(Duration.between(claims.getIssueTime().toInstant(), claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofSeconds(120));
        assertThat(stage.one(String.class, "select user_id::text from auth.session where id = ?",
                UUID.fromString(claims.getStringClaim("sid")))).isEqualTo(claims.getSubject());
    }

    private JWTClaimsSet verified(HttpResponse<String> answer) throws Exception {
        SignedJWT token = SignedJWT.parse(answer.headers().firstValue("X-Auth-Token").orElseThrow());
        HttpResponse<String> keys = browser("").get("/auth/.well-known/jwks.json");
        assertThat(keys.headers().firstValue("Cache-Control").orElseThrow()).contains("max-age=300");
        assertThat(keys.body()).doesNotContain("\"d\"");
        ECKey key = JWKSet.parse(keys.body()).getKeyByKeyId(token.getHeader().getKeyID()).toECKey();
        assertThat(token.verify(new ECDSAVerifier(key))).isTrue();
        return token.getJWTClaimsSet();
    }

    @Test
    void aPortalCustomersTokenNamesTheCustomer() throws Exception {
        String slug = openStore();
        String customer = UUID.randomUUID().toString();
        addUser(slug, "cliente@obra.test", "customer", "--customer-id", customer);

        HttpResponse<String> answer = signedIn(slug, "cliente@obra.test").validate("/portal");

        assertThat(verified(answer).getStringClaim("customer_id")).isEqualTo(customer);
    }

    @ParameterizedTest
    @CsvSource({"admin, /web/dashboard, 200", "driver, /web/rota, 200", "admin, /docs, 200", "admin, /portal, 403",
            "salesperson, /portal/cotacoes, 403", "admin, /api/v1/quotes, 401", "admin, /p/abc, 401",
            "admin, /website, 401", "admin, /web/../portal, 401", "admin, /web/%2e%2e/portal, 401",
            "admin, /web//x, 401"})
    void aCookieOpensTheAreasOfItsRole(String role, String uri, int status) {
        String slug = openStore();
        addUser(slug, "maria@loja.test", role);

        assertThat(signedIn(slug, "maria@loja.test").validate(uri).statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/web/dashboard", "/docs"})
    void aPortalCustomerStaysOutOfTheEmployeesPages(String uri) {
        String slug = openStore();
        addUser(slug, "cliente@obra.test", "customer", "--customer-id", UUID.randomUUID().toString());

        assertThat(signedIn(slug, "cliente@obra.test").validate(uri).statusCode()).isEqualTo(403);
    }

    @Test
    void withoutACredentialOrAStoreNobodyIsKnown() {
        String slug = openStore();
        TestBrowser browser = signedIn(slug, "dono@loja.test");

        assertThat(browser(slug).validate("/web/dashboard").statusCode()).isEqualTo(401);
        assertThat(browser.at("").validate("/web/dashboard").statusCode()).isEqualTo(401);
        assertThat(browser.at("nao-existe").validate("/web/dashboard").statusCode()).isEqualTo(401);
        assertThat(browser.get("/auth/validate").statusCode()).isEqualTo(401);
        assertThat(browser(slug).with("session", UUID.randomUUID().toString()).validate("/web/x").statusCode())
                .isEqualTo(401);
        assertThat(browser(slug).with("session", "' or true --").validate("/web/x").statusCode()).isEqualTo(401);
    }

    @Test
    void aSessionOfOneStoreIsNothingInAnother() {
        TestBrowser browser = signedIn(openStore(), "dono@loja.test");
        String other = openStore();

        assertThat(browser.at(other).validate("/web/dashboard").statusCode()).isEqualTo(401);
        assertThat(browser.at(other).get("/auth/me").statusCode()).isEqualTo(401);
    }

    @Test
    void anApiTokenOpensTheInterfaceForProgramsAndNothingElse() throws Exception {
        String slug = openStore();
        String token = command("token", "create", "--slug", slug, "--user", "dono@loja.test", "--label", "ERP",
                "--scope", "write", "--days", "30").line("token");
        TestBrowser program = browser(slug);

        HttpResponse<String> answer = program.validate("/api/v1/quotes", "Authorization", "Bearer " + token);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(verified(answer).getStringClaim("scope")).isEqualTo("write");
        assertThat(program.validate("/web/dashboard", "Authorization", "Bearer " + token).statusCode()).isEqualTo(401);
        assertThat(program.at(openStore()).validate("/api/v1/quotes", "Authorization", "Bearer " + token).statusCode())
                .isEqualTo(401);
        assertThat(program.validate("/api/v1/quotes", "Authorization", "Bearer " + token.replace("bc_", "bc_x"))
                .statusCode()).isEqualTo(401);
        assertThat(stage.one(Integer.class,
                "select count(*)::int from auth.api_token where last_used_at is not null and"
                        + " tenant_id = (select id from auth.tenant where slug = ?)", slug)).isEqualTo(1);
    }

    @Test
    void aTokenIsKeptAsHashAndEndsByRevocationOrTime() {
        String slug = openStore();
        Answer made = command("token", "create", "--slug", slug, "--user", "dono@loja.test", "--label", "ERP");
        String[] header = {"Authorization", "Bearer " + made.line("token")};
        String secret = made.line("token").substring("bc_12345678_".length());
        assertThat(stage.one(Integer.class, "select count(*)::int from auth.api_token where token_hash like ?",
                "%" + secret + "%")).isZero();
        assertThat(browser(slug).validate("/api/v1/quotes", header).statusCode()).isEqualTo(200);

        command("token", "revoke", "--slug", slug, "--id", made.line("id"), "--yes");
        assertThat(browser(slug).validate("/api/v1/quotes", header).statusCode()).isEqualTo(401);

        stage.change(
                "update auth.api_token set revoked_at = null, expires_at = now() - interval '1 second' where id = ?",
                UUID.fromString(made.line("id")));
        assertThat(browser(slug).validate("/api/v1/quotes", header).statusCode()).isEqualTo(401);
    }

    @Test
    void aDisabledStoreAndAllOfItsPeopleAreOutInTime() {
        String slug = openStore();
        TestBrowser browser = signedIn(slug, "dono@loja.test");
        assertThat(browser.validate("/web/dashboard").statusCode()).isEqualTo(200);

        command("tenant", "disable", "--slug", slug, "--yes");
        await().atMost(BOUND).untilAsserted(
                () -> assertThat(browser.validate("/web/dashboard").statusCode()).isEqualTo(401));

        command("tenant", "enable", "--slug", slug);
        await().atMost(BOUND).untilAsserted(
                () -> assertThat(browser.validate("/web/dashboard").statusCode()).isEqualTo(200));
    }

    @Test
    void aDisabledUserIsOutAtOnce() {
        String slug = openStore();
        addUser(slug, "maria@loja.test", "salesperson");
        TestBrowser browser = signedIn(slug, "maria@loja.test");

        command("user", "disable", "--slug", slug, "--user", "maria@loja.test", "--yes");
        assertThat(browser.validate("/web/dashboard").statusCode()).isEqualTo(401);

        command("user", "enable", "--slug", slug, "--user", "maria@loja.test");
        assertThat(browser.validate("/web/dashboard").statusCode()).isEqualTo(401);
    }

    @Test
    void anotherRoleEndsTheSessionsOfTheOldOne() {
        String slug = openStore();
        addUser(slug, "maria@loja.test", "salesperson");
        TestBrowser browser = signedIn(slug, "maria@loja.test");

        command("user", "role", "--slug", slug, "--user", "maria@loja.test", "--role", "finance");

        assertThat(browser.validate("/web/dashboard").statusCode()).isEqualTo(401);
    }

    @Test
    void aSessionEndsUnusedOrWhenItIsTooOld() {
        String slug = openStore();
        TestBrowser unused = signedIn(slug, "dono@loja.test");
        stage.change("update auth.spring_session set expiry_time = 1 where session_id = ?",
                unused.cookie("session").orElseThrow());
        assertThat(unused.validate("/web/dashboard").statusCode()).isEqualTo(401);

        TestBrowser old = signedIn(slug, "dono@loja.test");
        stage.change("update auth.session set created_at = now() - interval '31 days' where revoked_at is null and"
                + " tenant_id = (select id from auth.tenant where slug = ?)", slug);
        assertThat(old.validate("/web/dashboard").statusCode()).isEqualTo(401);
    }

    @Test
    void beingUsedKeepsASessionAliveWithoutAWriteForEveryRequest() {
        String slug = openStore();
        TestBrowser browser = signedIn(slug, "dono@loja.test");
        String cookie = browser.cookie("session").orElseThrow();
        String seen = "select xmin::text from auth.spring_session where session_id = ?";
        String fresh = stage.one(String.class, seen, cookie);

        browser.validate("/web/dashboard");
        assertThat(stage.one(String.class, seen, cookie)).isEqualTo(fresh);

        stage.change("update auth.session set last_seen_at = now() - interval '2 minutes' where tenant_id ="
                + " (select id from auth.tenant where slug = ?)", slug);
        stage.change("update auth.spring_session set expiry_time = expiry_time - 7200000 where session_id = ?", cookie);
        long before = expiry(cookie);
        browser.validate("/web/dashboard");
        assertThat(expiry(cookie) - before).isGreaterThan(7_100_000);
    }

    private long expiry(String cookie) {
        return stage.one(Long.class, "select expiry_time from auth.spring_session where session_id = ?", cookie);
    }

    @Test
    void theCookieStandsInNoTableThatIsBackedUp() {
        TestBrowser browser = signedIn(openStore(), "dono@loja.test");

        assertThat(stage.one(Integer.class, "select count(*)::int from auth.session where spring_session_id = ?",
                browser.cookie("session").orElseThrow())).isZero();
    }

    @Test
    void whatPeopleMayKnowOfAStoreIsPublic() {
        String slug = openStore();
        command("branding", "set", "--slug", slug, "--primary", "#2f7d32");

        HttpResponse<String> card = browser(slug).get("/tenant.json");

        assertThat(card.body()).contains("\"slug\":\"" + slug + "\"", "\"name\":\"Depósito do Zé\"",
                "\"primary_color\":\"#2f7d32\"", "\"secondary_color\":\"#ea4335\"", "\"features\":{}",
                "\"logo_url\":null");
        assertThat(browser("nao-existe").get("/tenant.json").body()).contains("\"slug\":\"\"",
                "\"name\":\"BaseCommerce\"");
        assertThat(browser(slug).get("/auth/branding/theme.css").body()).contains("--primary:#2f7d32");
        assertThat(browser("").get("/health").body()).isEqualTo("{\"status\":\"ok\"}");
    }
}
