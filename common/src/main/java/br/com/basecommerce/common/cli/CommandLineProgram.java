package br.com.basecommerce.common.cli;

import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * Runs one command of the operator: {@code basecommerce tenant create --slug …}.
 *
 * <p>Exit codes ({@code operations.md} section 7): 0 done, 1 failed, 2 wrong use, 3 refused and nothing changed.
 */
public final class CommandLineProgram {

    private static final int FAILED = 1;
    private static final int REFUSED = 3;
    private static final List<String> QUESTIONS = List.of("--help", "--version", "--json");

    /** The commands of one service. */
    @FunctionalInterface
    public interface Commands {

        void addTo(CommandLine line, Services services, Output output);
    }

    @Command(name = "basecommerce", description = "What the operator of this service can ask and do.", mixinStandardHelpOptions = true, version = "basecommerce", synopsisSubcommandLabel = "COMMAND", scope = ScopeType.INHERIT)
    private static final class Root {

        @Option(names = "--json", description = "print JSON, for programs", scope = ScopeType.INHERIT)
        private boolean json;
    }

    private CommandLineProgram() {}

    /** Words mean the command line; no word, or only settings as {@code --server.port=1}, the service. */
    public static boolean isMeantBy(String[] arguments) {
        return arguments.length > 0 && (!arguments[0].startsWith("--") || QUESTIONS.contains(arguments[0]));
    }

    /**
     * Runs a command with the program's own input and output.
     *
     * @param parts configuration with what the commands need; it starts when the first part is asked for
     */
    public static int run(Class<?> parts, Commands commands, String... arguments) {
        // Logs go to the standard error, so that the output is the command's alone.
        PrintStream out = System.out;
        System.setOut(System.err);
        try (LazyServices services = new LazyServices(parts)) {
            return run(services, commands, new InputStreamReader(System.in, StandardCharsets.UTF_8), out, System.err,
                    arguments);
        }
    }

    /** Runs a command with parts that are there already. */
    public static int run(Services services, Commands commands, Reader in, PrintStream out, PrintStream err,
            String... arguments) {
        Root root = new Root();
        CommandLine line = new CommandLine(root);
        commands.addTo(line, services, new Output(out, in, () -> root.json));
        return line
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, err))
                .execute(arguments);
    }

    private static int explain(Exception failure, PrintStream err) {
        if (failure instanceof RefusedException || failure instanceof IllegalArgumentException) {
            err.println("REFUSED: " + failure.getMessage());
            return REFUSED;
        }
        err.println("FAILED: " + failure.getMessage());
        return FAILED;
    }
}
