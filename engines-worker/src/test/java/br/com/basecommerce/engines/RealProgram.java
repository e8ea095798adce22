package br.com.basecommerce.engines;

import br.com.basecommerce.common.testing.PlatformServers;
import br.com.basecommerce.common.testing.TestPostgres;
import br.com.basecommerce.relay.RelayApplication;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The relay, the worker and the worker's commands, each in a process of its own as on the droplet. */
final class RealProgram {

    /** Compiled as far as a program that lives for seconds needs. */
    private static final List<String> SHORT_LIVED = List.of("-Xmx128m", "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1");

    private final String redisHost;
    private final int redisPort;
    private final List<String> options;

    RealProgram(String redisHost, int redisPort) {
        this(redisHost, redisPort, SHORT_LIVED);
    }

    /** @param options of the JVM */
    RealProgram(String redisHost, int redisPort, List<String> options) {
        this.redisHost = redisHost;
        this.redisPort = redisPort;
        this.options = options;
    }

    Process relay() throws IOException {
        return program(RelayApplication.class).redirectOutput(log("relay")).start();
    }

    Process worker(String... settings) throws IOException {
        return program(EnginesWorkerApplication.class, settings).redirectOutput(log("worker")).start();
    }

    /** The exit status and all that was printed. */
    String command(String... words) throws IOException, InterruptedException {
        Process command = program(EnginesWorkerApplication.class, words).start();
        String printed = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return command.waitFor() + ": " + printed.strip();
    }

    private ProcessBuilder program(Class<?> main, String... arguments) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(options);
        line.addAll(List.of("-Dspring.main.banner-mode=off", "-cp", classpath(main), main.getName()));
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().putAll(Map.of(
                "INFRA_HOST", TestPostgres.instance().host(),
                "DATABASE_PORT", Integer.toString(TestPostgres.instance().port()),
                "POSTGRES_PASSWORD", TestPostgres.PASSWORD,
                "BASECOMMERCE_REDIS_HOST", redisHost,
                "REDIS_PORT", Integer.toString(redisPort),
                "REDIS_USERNAME", "",
                "SECRET_KEY", PlatformServers.KEY,
                "ENVIRONMENT", "local",
                "MANAGEMENT_PORT", "0"));
        return builder;
    }

    /** Its own classes come first, so that each program reads its own settings; those of the tests it must not find. */
    private static String classpath(Class<?> main) {
        String tests = home(RealProgram.class);
        return Stream.concat(Stream.of(home(main)), Stream.of(System.getProperty("surefire.test.class.path",
                System.getProperty("java.class.path")).split(File.pathSeparator)))
                .filter(entry -> !Path.of(entry).toAbsolutePath().equals(Path.of(tests)))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String home(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation().getPath();
    }

    /** A file, for an inherited output would corrupt failsafe's own channel. */
    private static File log(String program) throws IOException {
        return Files.createTempFile(Path.of("target"), program + "-", ".log").toFile();
    }
}
