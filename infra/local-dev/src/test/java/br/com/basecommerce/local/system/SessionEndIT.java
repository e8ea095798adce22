package br.com.basecommerce.local.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A session ends while somebody works: the way leads by the login page back to the same place, with what was typed. */
@ExtendWith({InBrowser.class, WholeSuite.class})
class SessionEndIT {

    private static final Pattern LOGIN = Pattern.compile(".*/auth/login\\?next=.*");
    private static final String ENDED = "Sua sessão terminou. Entre para continuar de onde parou.";
    /** Longer than the edge remembers who somebody is. */
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String KNOWN_TO_THE_EDGE = """
            fetch('/web/clientes', {redirect: 'manual'}).then(answer => answer.status === 200)
            """;

    private final RunningSuite suite;

    SessionEndIT(RunningSuite suite) {
        this.suite = suite;
    }

    @Test
    void aPageLeadsToTheLoginAndBack(Windows windows) {
        Visitor person = signedIn(windows, "/web/clientes");
        endSessions(person);

        person.go("/web/pedidos");
        signInAgain(person);

        assertThat(person.page()).hasURL(Pattern.compile(".*/web/pedidos"));
    }

    @Test
    void aCallOfThePageLeadsToTheLoginAndBack(Windows windows) {
        Visitor person = signedIn(windows, "/web/cotacoes/nova");
        endSessions(person);

        person.page().getByLabel("Cliente: nome").pressSequentially("construtora");
        signInAgain(person);

        assertThat(person.page()).hasURL(Pattern.compile(".*/web/cotacoes/nova"));
    }

    @Test
    void aFormKeepsWhatWasTyped(Windows windows) {
        Visitor person = signedIn(windows, "/web/clientes/novo");
        person.page().getByLabel("Nome", new Page.GetByLabelOptions().setExact(true)).fill("Construtora Três Irmãos");
        endSessions(person);

        person.button("Salvar").click();
        signInAgain(person);

        assertThat(person.page()).hasURL(Pattern.compile(".*/web/clientes/novo"));
        assertThat(person.page().getByLabel("Nome", new Page.GetByLabelOptions().setExact(true)))
                .hasValue("Construtora Três Irmãos");
    }

    @Test
    void theApiSaysThatNobodyIsSignedIn() throws Exception {
        try (Caller program = Caller.withToken(suite, "vendedor@demo.test")) {
            assertThat(program.get("/api/v1/customers").statusCode()).isEqualTo(200);
            suite.superuser().sql("update auth.api_token set expires_at = now() where label = 'test'").update();

            await().atMost(SOON).untilAsserted(() -> {
                HttpResponse<String> answer = program.get("/api/v1/customers");
                assertThat(answer.statusCode()).isEqualTo(401);
                assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            });
        }
    }

    private Visitor signedIn(Windows windows, String path) {
        Visitor person = windows.desk(suite.address("demo"));
        person.signIn("vendedor@demo.test");
        person.go(path);
        return person;
    }

    private void endSessions(Visitor person) {
        assertThat(suite.superuser().sql("delete from auth.spring_session").update()).isPositive();
        await().atMost(SOON).until(() -> person.page().evaluate(KNOWN_TO_THE_EDGE).equals(false));
    }

    private static void signInAgain(Visitor person) {
        person.page().waitForURL(LOGIN);
        assertThat(person.page().getByText(ENDED)).isVisible();
        person.fillInLogin("vendedor@demo.test");
        person.page().waitForURL(Pattern.compile(".*/web/.*"));
    }
}
