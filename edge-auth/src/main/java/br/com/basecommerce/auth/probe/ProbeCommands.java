package br.com.basecommerce.auth.probe;

import br.com.basecommerce.common.cli.Output;
import br.com.basecommerce.common.cli.Services;
import picocli.CommandLine.Command;

/** {@code probe open|close}. */
@Command(name = "probe", description = "The user of the smoke tests.", synopsisSubcommandLabel = "COMMAND")
public final class ProbeCommands {

    private final Services services;
    private final Output output;

    public ProbeCommands(Services services, Output output) {
        this.services = services;
        this.output = output;
    }

    @Command(name = "open", description = "Let the smoke test sign in; prints a new random password.")
    int open() {
        return output.print(services.get(Probe.class).open());
    }

    @Command(name = "close", description = "Put the smoke test out again.")
    int close() {
        return output.print(services.get(Probe.class).close());
    }
}
