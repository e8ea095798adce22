package br.com.basecommerce.auth;

import br.com.basecommerce.common.cli.CommandLineProgram;
import br.com.basecommerce.common.testing.PlatformServers;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/** The running service with real PostgreSQL, an operator at its command line, and browsers that reach it over HTTP. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "management.server.port=0")
@ContextConfiguration(initializers = PlatformServers.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
abstract class ServiceTest {

    static final String PASSWORD = "azulejo branco 47";

    /** What a command answered. */
    record Answer(int exit, String out, String err) {

        String line(String name) {
            return out.lines().filter(line -> line.startsWith(name + ": ")).findFirst().orElseThrow()
                    .substring(name.length() + 2);
        }
    }

    final Stage stage = new Stage();

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    TestBrowser browser(String slug) {
        return new TestBrowser(port, slug);
    }

    /** Types a command; {@code input} is what stands on its standard input. */
    Answer typing(String input, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = CommandLineProgram.run(context::getBean, AuthCommands::addTo, new StringReader(input),
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8),
                arguments);
        return new Answer(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    Answer command(String... arguments) {
        return typing("", arguments);
    }

    /** A new store whose only administrator is {@code dono@loja.test} with {@link #PASSWORD}. */
    String openStore() {
        String slug = Stage.newSlug();
        Answer opened = command("tenant", "create", "--slug", slug, "--name", "Depósito do Zé", "--admin",
                "dono@loja.test");
        if (opened.exit() != 0) {
            throw new IllegalStateException(opened.err());
        }
        String link = opened.line("access_link");
        String path = link.substring(link.indexOf("/auth/links/"));
        browser(slug).post(path, Map.of("password", PASSWORD, "repeated", PASSWORD));
        return slug;
    }

    String addUser(String slug, String email, String role, String... more) {
        String[] arguments = new String[11 + more.length];
        String[] fixed = {"user", "create", "--slug", slug, "--name", "Maria", "--email", email, "--role", role,
                "--password-stdin"};
        System.arraycopy(fixed, 0, arguments, 0, fixed.length);
        System.arraycopy(more, 0, arguments, fixed.length, more.length);
        Answer made = typing(PASSWORD + "\n", arguments);
        if (made.exit() != 0) {
            throw new IllegalStateException(made.err());
        }
        return made.line("id");
    }

    TestBrowser signedIn(String slug, String email) {
        TestBrowser browser = browser(slug);
        int status = browser.signIn(email, PASSWORD).statusCode();
        if (status != 303) {
            throw new IllegalStateException("sign-in answered " + status);
        }
        return browser;
    }
}
