package br.com.basecommerce.auth;

import br.com.basecommerce.auth.branding.BrandingCommands;
import br.com.basecommerce.auth.cli.BatchCommand;
import br.com.basecommerce.auth.cli.Output;
import br.com.basecommerce.auth.cli.RefusedException;
import br.com.basecommerce.auth.cli.Services;
import br.com.basecommerce.auth.keys.KeyCommands;
import br.com.basecommerce.auth.links.UserCommands;
import br.com.basecommerce.auth.opening.OpenStoreCommand;
import br.com.basecommerce.auth.probe.ProbeCommands;
import br.com.basecommerce.auth.sessions.SessionCommands;
import br.com.basecommerce.auth.tenants.AuditCommands;
import br.com.basecommerce.auth.tenants.TenantCommands;
import br.com.basecommerce.auth.tokens.TokenCommands;
import br.com.basecommerce.common.identity.Role;
import br.com.basecommerce.common.identity.Scope;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * The operator's command line: {@code basecommerce tenant create --slug …}.
 *
 * <p>Exit codes ({@code operations.md} section 7): 0 done, 1 failed, 2 wrong use, 3 refused and nothing changed.
 */
final class CommandLineMain {

    private static final int FAILED = 1;
    private static final int REFUSED = 3;
    private static final List<String> QUESTIONS = List.of("--help", "--version", "--json");

    @Command(name = "basecommerce", description = "Stores, users and keys of the suite.", mixinStandardHelpOptions = true, version = "basecommerce edge-auth", synopsisSubcommandLabel = "COMMAND", scope = ScopeType.INHERIT)
    private static final class Root {

        @Option(names = "--json", description = "print JSON, for programs", scope = ScopeType.INHERIT)
        private boolean json;
    }

    private CommandLineMain() {}

    /** Words mean the command line; no word, or only settings as {@code --server.port=1}, the service. */
    static boolean isMeantBy(String[] arguments) {
        return arguments.length > 0 && (!arguments[0].startsWith("--") || QUESTIONS.contains(arguments[0]));
    }

    static int run(Services services, Reader in, PrintStream out, PrintStream err, String... arguments) {
        Root root = new Root();
        Output output = new Output(out, in, () -> root.json);
        CommandLine line = new CommandLine(root);
        return line
                .addSubcommand(new CommandLine(new TenantCommands(services, output))
                        .addSubcommand(new OpenStoreCommand(services, output)))
                .addSubcommand(new UserCommands(services, output))
                .addSubcommand(new BrandingCommands(services, output))
                .addSubcommand(new KeyCommands(services, output))
                .addSubcommand(new SessionCommands(services, output))
                .addSubcommand(new TokenCommands(services, output))
                .addSubcommand(new ProbeCommands(services, output))
                .addSubcommand(new AuditCommands(services, output))
                .addSubcommand(new BatchCommand(output, line::execute))
                .registerConverter(Role.class, Role::ofCode)
                .registerConverter(Scope.class, Scope::ofCode)
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
