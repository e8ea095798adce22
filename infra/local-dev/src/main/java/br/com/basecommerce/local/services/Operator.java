package br.com.basecommerce.local.services;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** The command line of a service, called as a person on the droplet would call it. */
public final class Operator {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ServiceSpec spec;
    private final UnpackedApplication application;

    public Operator(ServiceSpec spec, Path root, Path state) {
        this.spec = spec;
        this.application = new UnpackedApplication(spec, root, state);
    }

    /** The command and its first words, for a shell; the service's variables have to be set beside it. */
    public List<String> command() {
        return JavaProgram.command("-jar", application.directory().resolve(application.jarName()).toString());
    }

    /**
     * Runs many commands with one start.
     *
     * @param lines a {@link #words command} each, and what a command reads from its standard input
     * @return the lines they printed
     * @throws IOException when one of them failed; the message is what it said
     */
    public List<String> batch(List<String> lines) throws IOException, InterruptedException {
        List<String> command = command();
        command.add("batch");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(spec.environment());
        Path errors = application.directory().resolve("operator.log");
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
            throw new IOException("a command of " + spec.module() + " failed; see " + errors);
        }
        return answers;
    }

    /** One command as a line of a batch. */
    public static String words(String... words) {
        return JSON.writeValueAsString(words);
    }
}
