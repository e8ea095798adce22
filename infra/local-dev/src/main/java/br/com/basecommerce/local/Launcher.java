package br.com.basecommerce.local;

import br.com.basecommerce.local.demo.DemoStores;
import br.com.basecommerce.local.gateway.Gateway;
import br.com.basecommerce.local.services.Operator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;

/**
 * Starts the suite and the gateway in front of it, tells where everything is, and stops it all when interrupted. Called by
 * {@code run.sh}, which has found the JDK and built the modules.
 */
public final class Launcher {

    private final Path root;
    private final Path state;
    private final int port;

    private Launcher(Path root, Path state, int port) {
        this.root = root;
        this.state = state;
        this.port = port;
    }

    /** Arguments: {@code --root DIR --state DIR --port N [--smoke]}. */
    public static void main(String[] arguments) throws Exception {
        DemoStores.allowHostHeader();
        List<String> given = Arrays.asList(arguments);
        Launcher launcher = new Launcher(Path.of(value(given, "--root")), Path.of(value(given, "--state")),
                Integer.parseInt(value(given, "--port")));
        try {
            System.exit(given.contains("--smoke") ? launcher.smoke() : launcher.serve());
        } catch (IOException | SQLException failure) {
            Screen.say("FAILED: " + failure.getMessage());
            System.exit(1);
        } catch (Exception unforeseen) {
            // Servers may still run in this program: without an exit it would stand there for ever.
            unforeseen.printStackTrace();
            System.exit(1);
        }
    }

    private static String value(List<String> arguments, String name) {
        int at = arguments.indexOf(name);
        if (at < 0 || at + 1 >= arguments.size()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return arguments.get(at + 1);
    }

    private int serve() throws Exception {
        try (LocalSuite suite = start()) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(suite), "stop"));
            Screen.ready(suite);
            Thread.currentThread().join();
            return 0;
        }
    }

    private int smoke() throws Exception {
        try (LocalSuite suite = start()) {
            Screen.ready(suite);
            return SmokeTest.of(root, state, suite.platform().service("edge-auth").spec(), port).inheritIO().start()
                    .waitFor();
        }
    }

    private LocalSuite start() throws Exception {
        if (DemoStores.wasCutOff(state)) {
            Screen.say("Forgetting demo data that was cut off half-way");
            Platform.forgetData(state);
            DemoStores.forget(state);
        }
        Platform platform = Platform.start(root, state, port, Screen::say);
        try {
            Screen.say("Starting the gateway");
            Gateway gateway = Gateway.start(port, platform.service("edge-auth").spec().port(),
                    platform.service("construction-app").spec().port(), root.resolve("infra/local-dev/nginx/tenants"));
            LocalSuite suite = new LocalSuite(platform, gateway, port);
            if (!DemoStores.isFilled(state)) {
                fillDemoStores(suite);
            }
            return suite;
        } catch (Exception failure) {
            platform.close();
            throw failure;
        }
    }

    private void fillDemoStores(LocalSuite suite) throws Exception {
        Screen.say("Filling the demo stores with ninety days of trade (once, about three minutes)");
        new DemoStores(operator(suite), URI.create("http://127.0.0.1:" + port), Clock.systemUTC()).fill(state);
    }

    private Operator operator(LocalSuite suite) {
        return Operator.of(suite.platform().service("edge-auth").spec(), root, state);
    }

    private static void stop(LocalSuite suite) {
        Screen.say("Stopping");
        try {
            suite.close();
        } catch (Exception failure) {
            Screen.say("FAILED: something was not stopped: " + failure.getMessage());
        }
    }
}
