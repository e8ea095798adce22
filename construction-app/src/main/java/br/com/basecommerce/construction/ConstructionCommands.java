package br.com.basecommerce.construction;

import br.com.basecommerce.common.cli.Output;
import br.com.basecommerce.common.cli.Services;
import br.com.basecommerce.construction.snapshot.EventCommands;
import picocli.CommandLine;

/** {@code events snapshot}. */
final class ConstructionCommands {

    private ConstructionCommands() {}

    static void addTo(CommandLine line, Services services, Output output) {
        line.addSubcommand(new EventCommands(services, output));
    }
}
