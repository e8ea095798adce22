package br.com.basecommerce.auth;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.basecommerce.common.testing.PlatformServers;
import br.com.basecommerce.common.testing.TestPostgres;
import com.nimbusds.jwt.SignedJWT;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class KeysIT extends ServiceTest {

    @Test
    void thePrivatePartIsReadableNowhere() {
        List<String> rows = JdbcClient.create(TestPostgres.instance().asSuperuser())
                .sql("select public_jwk::text || encode(private_key, 'escape') from auth.signing_key")
                .query((row, number) -> row.getString(1)).list();

        assertThat(rows).isNotEmpty().noneMatch(row -> row.contains("\"d\""));
    }

    @Test
    void aNewKeyIsPublishedAtOnceAndSignsTenMinutesLaterAndNobodyIsSignedOut() throws Exception {
        String slug = openStore();
        TestBrowser browser = signedIn(slug, "dono@loja.test");
        String before = kidOfANewInstance(slug, browser);

        Answer rotated = command("key", "rotate");

        assertThat(rotated.exit()).isZero();
        String next = rotated.line("kid");
        assertThat(rotated.line("signing")).isEqualTo("false");
        try (ConfigurableApplicationContext another = start()) {
            TestBrowser there = new TestBrowser(port(another), slug).with("session",
                    browser.cookie("session").orElseThrow());
            assertThat(there.get("/auth/.well-known/jwks.json").body()).contains(before, next);
            assertThat(kid(there)).isEqualTo(before);

            stage.change("update auth.signing_key set sign_from = now() - interval '1 second' where kid = ?", next);
            stage.change("update auth.signing_key set sign_until = now() - interval '1 second',"
                    + " sign_from = least(sign_from, now() - interval '2 seconds') where kid = ?", before);
        }
        try (ConfigurableApplicationContext afterwards = start()) {
            TestBrowser there = new TestBrowser(port(afterwards), slug).with("session",
                    browser.cookie("session").orElseThrow());
            assertThat(kid(there)).isEqualTo(next);
            assertThat(there.get("/auth/.well-known/jwks.json").body()).contains(before);
        }
        assertThat(stage.audited("probe")).contains("key.rotated");
    }

    /** Asked of an instance that has just read the keys: the shared one may know a key that another test has retired. */
    private String kidOfANewInstance(String slug, TestBrowser browser) throws Exception {
        try (ConfigurableApplicationContext another = start()) {
            return kid(new TestBrowser(port(another), slug).with("session", browser.cookie("session").orElseThrow()));
        }
    }

    private static String kid(TestBrowser browser) throws Exception {
        String token = browser.validate("/web/dashboard").headers().firstValue("X-Auth-Token").orElseThrow();
        return SignedJWT.parse(token).getHeader().getKeyID();
    }

    @Test
    void twoInstancesThatStartAtOnceMakeOneKey() throws Exception {
        stage.change("update auth.signing_key set sign_from = now() - interval '3 days',"
                + " sign_until = now() - interval '1 second'");
        String count = "select count(*)::int from auth.signing_key";
        int before = stage.one(Integer.class, count);

        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            Callable<ConfigurableApplicationContext> start = KeysIT::start;
            List<Future<ConfigurableApplicationContext>> started = both.invokeAll(List.of(start, start));
            for (Future<ConfigurableApplicationContext> instance : started) {
                instance.get().close();
            }
        }

        assertThat(stage.one(Integer.class, count)).isEqualTo(before + 1);
    }

    private static ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(AuthApplication.class).initializers(new PlatformServers())
                .run("--server.port=0", "--management.server.port=-1");
    }

    private static int port(ConfigurableApplicationContext instance) {
        return Integer.parseInt(instance.getEnvironment().getRequiredProperty("local.server.port"));
    }
}
