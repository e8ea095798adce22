package br.com.basecommerce.local.services;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The command line of a service, called as a person on the droplet would call it. */
public final class Operator {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final List<String> command;
    private final Map<String, String> environment;
    private final Path errors;

    /**
     * @param jar of the service
     * @param environment the variables it is configured with
     * @param errors file for what it says beside its answers
     */
    public Operator(Path jar, Map<String, String> environment, Path errors) {
        this.command = List.copyOf(JavaProgram.command("-jar", jar.toString()));
        this.environment = Map.copyOf(environment);
        this.errors = errors;
    }

    /** The command line of a service that this launcher runs. */
    public static Operator of(ServiceSpec spec, Path root, Path state) {
        UnpackedApplication application = new UnpackedApplication(spec, root, state);
        return new Operator(application.directory().resolve(application.jarName()), spec.environment(),
                application.directory().resolve("operator.log"));
    }

    /** The command and its first words, for a shell; the service's variables have to be set beside it. */
    public List<String> command() {
        return command;
    }

    /**
     * Runs many commands with one start.
     *
     * @param lines a {@link #words command} each, and what a command reads from its standard input
     * @return the lines they printed
     * @throws IOException when one of them failed; the message is what it said
     */
    public List<String> batch(List<String> lines) throws IOException, InterruptedException {
        List<String> call = new ArrayList<>(command);
        call.add("batch");
        ProcessBuilder builder = new ProcessBuilder(call);
        builder.environment().putAll(environment);
        builder.redirectError(errors.toFile());
        Process process = builder.start();
        try (Writer input = process.outputWriter()) {
            input.write(String.join("\n", lines));
        }
        List<String> answers;
        try (BufferedReader output = process.inputReader()) {
            answers = output.lines().toList();
        }
        if (process.waitFor() != 0) {
            throw new IOException("a command failed; see " + errors);
        }
        return answers;
    }

    /** One command as a line of a batch. */
    public static String words(String... words) {
        return JSON.writeValueAsString(words);
    }
}
