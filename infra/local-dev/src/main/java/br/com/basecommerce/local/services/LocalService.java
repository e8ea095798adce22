package br.com.basecommerce.local.services;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One service as a process of its own; its log goes to a file. */
public final class LocalService implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final long GRACE_SECONDS = 20;
    private static final int LINES_SHOWN = 30;
    private static final int BY_CTRL_C = 130;

    private final ServiceSpec spec;
    private final Process process;
    private final Path log;
    private volatile boolean stopped;

    LocalService(ServiceSpec spec, Process process, Path log) {
        this.spec = spec;
        this.process = process;
        this.log = log;
    }

    /** Whether a start has to unpack and train first, which takes some seconds. */
    public static boolean needsPreparation(ServiceSpec spec, Path root, Path state) throws IOException {
        return !new UnpackedApplication(spec, root, state).isCurrent();
    }

    public static void prepare(ServiceSpec spec, Path root, Path state) throws IOException, InterruptedException {
        new UnpackedApplication(spec, root, state).prepare(log(spec, state));
    }

    public static LocalService start(ServiceSpec spec, Path root, Path state) throws IOException {
        UnpackedApplication application = new UnpackedApplication(spec, root, state);
        Path log = log(spec, state);
        ProcessBuilder builder = new ProcessBuilder(JavaProgram.command(application.arguments()))
                .directory(application.directory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()));
        builder.environment().putAll(spec.environment());
        return new LocalService(spec, builder.start(), log);
    }

    private static Path log(ServiceSpec spec, Path state) throws IOException {
        return Files.createDirectories(state.resolve("logs")).resolve(spec.module() + ".log");
    }

    /** @throws IOException when the service ends, or is not ready in two minutes; the message shows its last lines */
    public void awaitReady() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady()) {
            if (!process.isAlive()) {
                throw new IOException(spec.module() + " ended while starting:\n" + lastLines());
            }
            if (System.nanoTime() > deadline) {
                throw new IOException(spec.module() + " is not ready after two minutes:\n" + lastLines());
            }
            Thread.sleep(POLL);
        }
    }

    public boolean isReady() throws InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI readiness = URI.create("http://localhost:" + spec.managementPort() + "/actuator/health/readiness");
            HttpRequest request = HttpRequest.newBuilder(readiness).timeout(Duration.ofSeconds(3)).build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Says so when the process ends without having been stopped. It is not started again. */
    public void tellEnd(Consumer<String> says) {
        process.onExit().thenAccept(ended -> {
            // Ctrl-C reaches the services before whoever started them.
            if (!stopped && ended.exitValue() != BY_CTRL_C) {
                says.accept(
                        "FAILED: %s ended with status %d and stays away until you start again; its log: %s"
                                .formatted(spec.module(), ended.exitValue(), log));
            }
        });
    }

    private String lastLines() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
    }

    public ServiceSpec spec() {
        return spec;
    }

    /** Ends the process as a power cut would: for tests of what survives. */
    public void kill() throws InterruptedException {
        stopped = true;
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        stopped = true;
        process.destroy();
        try {
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException hurry) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
