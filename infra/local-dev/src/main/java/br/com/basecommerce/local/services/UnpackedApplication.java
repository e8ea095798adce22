package br.com.basecommerce.local.services;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
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
        Path unpacked = directory.resolve(jarName());
        return Files.exists(directory.resolve(CACHE)) && Files.exists(unpacked)
                && lastModified(unpacked).compareTo(lastModified(jar)) >= 0;
    }

    void prepare(Path log) throws IOException, InterruptedException {
        FileSystemUtils.deleteRecursively(directory);
        Files.createDirectories(applications);
        run(log, applications, JavaProgram.command("-Djarmode=tools", "-jar", jar.toString(), "extract",
                "--destination", directory.toString()), Map.of());
        run(log, directory, JavaProgram.command("-XX:AOTCacheOutput=" + CACHE, "-Dspring.context.exit=onRefresh",
                "-jar",
                jarName()), spec.environment());
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

    private static FileTime lastModified(Path file) throws IOException {
        return Files.getLastModifiedTime(file);
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
