package br.com.basecommerce.local.services;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/**
 * A service's jar, unpacked and with a JDK ahead-of-time cache beside it: so a start takes a third of the time. Made anew
 * when the jar changed.
 */
final class UnpackedApplication {

    private static final String CACHE = "app.aot";
    private static final String MADE_OF = "made-of";
    private static final long TRAINING_SECONDS = 120;

    private final ServiceSpec spec;
    private final Path jar;
    private final Path applications;
    private final Path directory;

    UnpackedApplication(ServiceSpec spec, Path root, Path state) {
        this.spec = spec;
        this.jar = spec.jar(root);
        this.applications = state.resolve("apps");
        this.directory = applications.resolve(spec.module());
    }

    boolean isCurrent() throws IOException {
        Path made = directory.resolve(MADE_OF);
        return Files.exists(directory.resolve(CACHE)) && Files.exists(made) && Files.readString(made).equals(
                identity());
    }

    /** Jars are built reproducibly, all with one modification time: only the change time of the file tells them apart. */
    private String identity() throws IOException {
        return Files.size(jar) + " " + Files.getAttribute(jar, "unix:ctime");
    }

    void prepare(Path log) throws IOException, InterruptedException {
        FileSystemUtils.deleteRecursively(directory);
        Files.createDirectories(applications);
        run(log, applications, JavaProgram.command("-Djarmode=tools", "-jar", jar.toString(), "extract",
                "--destination", directory.toString()), Map.of());
        run(log, directory, JavaProgram.command("-XX:AOTCacheOutput=" + CACHE, "-Dspring.context.exit=onRefresh",
                "-jar",
                jarName()), spec.environment());
        Files.writeString(directory.resolve(MADE_OF), identity());
    }

    Path directory() {
        return directory;
    }

    String jarName() {
        return spec.module() + "-exec.jar";
    }

    String[] arguments() {
        return new String[]{"-XX:AOTCache=" + CACHE, "-jar", jarName()};
    }

    private void run(Path log, Path where, List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(where.toFile()).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(TRAINING_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException(spec.module() + " could not be unpacked or trained; see " + log);
        }
    }
}
