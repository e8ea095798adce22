package br.com.basecommerce.construction;

import br.com.basecommerce.common.cli.Output;
import br.com.basecommerce.common.cli.Services;
import br.com.basecommerce.construction.attachments.AttachmentCommands;
import br.com.basecommerce.construction.snapshot.EventCommands;
import picocli.CommandLine;

/** {@code events snapshot} and {@code attachments purge}. */
final class ConstructionCommands {

    private ConstructionCommands() {}

    static void addTo(CommandLine line, Services services, Output output) {
        line
                .addSubcommand(new EventCommands(services, output))
                .addSubcommand(new AttachmentCommands(services, output));
    }
}
