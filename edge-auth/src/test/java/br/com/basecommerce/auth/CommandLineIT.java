package br.com.basecommerce.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CommandLineIT extends ServiceTest {

    @Test
    void openingAStorePrintsItsAddressAndALinkThatWorksOnce() {
        String slug = Stage.newSlug();
        Answer opened = command("tenant", "create", "--slug", slug, "--name", "Loja do Zé", "--admin", "ze@loja.test",
                "--document", "11.222.333/0001-81", "--phone", "(11) 98765-4321");
        assertThat(opened.exit()).isZero();
        assertThat(opened.line("address")).isEqualTo("http://" + slug + ".localhost");
        String link = opened.line("access_link");
        assertThat(link).startsWith("http://" + slug + ".localhost/auth/links/");
        String path = link.substring(link.indexOf("/auth/links/"));
        TestBrowser browser = browser(slug);

        assertThat(browser.get(path).body()).contains("Criar senha").doesNotContain("??");
        var tooShort = browser.post(path, Map.of("password", "curta", "repeated", "outra"));
        assertThat(tooShort.statusCode()).isEqualTo(422);
        assertThat(tooShort.body()).contains("Use pelo menos 10 caracteres.", "As duas senhas são diferentes.");
        var set = browser.post(path, Map.of("password", PASSWORD, "repeated", PASSWORD));
        assertThat(set.statusCode()).isEqualTo(303);
        assertThat(browser.get(set.headers().firstValue("Location").orElseThrow()).body()).contains("Senha criada.");
        assertThat(browser.get(path).statusCode()).isEqualTo(410);
        assertThat(browser.post(path, Map.of("password", PASSWORD, "repeated", PASSWORD)).body())
                .contains("Este link não vale mais.");
        assertThat(browser.signIn("ze@loja.test", PASSWORD).statusCode()).isEqualTo(303);
        assertThat(stage.audited(slug)).startsWith("tenant.created", "user.created", "access_link.created",
                "user.password_set");
    }

    @Test
    void aNewPasswordByLinkEndsTheOldSessions() {
        String slug = openStore();
        TestBrowser before = signedIn(slug, "dono@loja.test");
        Answer made = command("user", "access-link", "--slug", slug, "--user", "dono@loja.test");
        String path = made.line("access_link").substring(made.line("access_link").indexOf("/auth/links/"));

        browser(slug).post(path, Map.of("password", "telha nova 2027", "repeated", "telha nova 2027"));

        assertThat(before.get("/auth/me").statusCode()).isEqualTo(401);
    }

    @Test
    void whatTheRulesForbidChangesNothingAndSaysWhy() {
        String slug = openStore();
        Answer again = command("tenant", "create", "--slug", slug, "--name", "X", "--admin", "x@y.test");
        assertThat(again.exit()).isEqualTo(3);
        assertThat(again.err()).startsWith("REFUSED: another store has this slug");
        assertThat(command("tenant", "create", "--slug", "admin", "--name", "X", "--admin", "x@y.test").exit())
                .isEqualTo(3);
        assertThat(command("tenant", "create", "--slug", "Loja Zé", "--name", "X", "--admin", "x@y.test").exit())
                .isEqualTo(3);
        assertThat(command("user", "disable", "--slug", slug, "--user", "dono@loja.test", "--yes").err())
                .contains("last active administrator");
        assertThat(command("user", "role", "--slug", slug, "--user", "dono@loja.test", "--role", "driver").exit())
                .isEqualTo(3);
        assertThat(command("tenant", "show", "--slug", "nao-existe").exit()).isEqualTo(3);
        assertThat(command("user", "create", "--slug", slug, "--name", "C", "--email", "c@c.test", "--role", "customer")
                .exit()).isEqualTo(3);
    }

    @Test
    void wrongUseIsToldApart() {
        assertThat(command("tenant", "create").exit()).isEqualTo(2);
        assertThat(command("nonsense").exit()).isEqualTo(2);
        assertThat(command("--help").exit()).isZero();
    }

    @Test
    void whatEndsPeoplesWorkIsAskedFirst() {
        String slug = openStore();

        assertThat(typing("no\n", "tenant", "disable", "--slug", slug).exit()).isEqualTo(3);
        assertThat(command("tenant", "show", "--slug", slug, "--json").out()).contains("\"active\":true");
        assertThat(typing("yes\n", "tenant", "disable", "--slug", slug).exit()).isZero();
        assertThat(command("tenant", "show", "--slug", slug, "--json").out()).contains("\"active\":false");
    }

    @Test
    void settingChangesWhatIsGivenOnly() {
        String slug = openStore();

        command("tenant", "set", "--slug", slug, "--name", "Zé Materiais", "--feature", "portal=false");

        assertThat(command("tenant", "show", "--slug", slug, "--json").out()).contains("\"name\":\"Zé Materiais\"",
                "\"portal\":false", "\"email\":\"dono@loja.test\"");
        assertThat(stage.audited(slug)).endsWith("tenant.changed");
    }

    @Test
    void theProbeComesInWhileItIsOpen() {
        Answer opened = command("probe", "open");
        TestBrowser probe = browser("probe");
        assertThat(probe.signIn(opened.line("email"), opened.line("password")).statusCode()).isEqualTo(303);
        assertThat(probe.validate("/web/dashboard").statusCode()).isEqualTo(200);

        command("probe", "close");

        assertThat(probe.validate("/web/dashboard").statusCode()).isEqualTo(401);
        assertThat(probe.signIn(opened.line("email"), opened.line("password")).statusCode()).isEqualTo(401);
    }

    @Test
    void sessionsAreListedNowhereButEndedByTheOperator() {
        String slug = openStore();
        String id = addUser(slug, "maria@loja.test", "salesperson");
        TestBrowser browser = signedIn(slug, "maria@loja.test");

        Answer revoked = command("session", "revoke", "--slug", slug, "--user-id", id, "--yes");

        assertThat(revoked.line("sessions")).isEqualTo("1");
        assertThat(browser.get("/auth/me").statusCode()).isEqualTo(401);
        assertThat(command("token", "revoke", "--slug", slug, "--id", UUID.randomUUID().toString(), "--yes").exit())
                .isEqualTo(3);
    }

    @Test
    void theAuditTrailCanBeReadAndNamesTheOperator() {
        String slug = openStore();

        Answer tail = command("audit", "tail", "--slug", slug, "--lines", "1000");

        assertThat(tail.out()).contains("actor: operator", "action: tenant.created", "action: user.password_set");
    }
}
