package br.com.basecommerce.construction;

import br.com.basecommerce.common.cli.Output;
import br.com.basecommerce.common.cli.Services;
import br.com.basecommerce.construction.attachments.AttachmentCommands;
import br.com.basecommerce.construction.exports.TenantCommands;
import br.com.basecommerce.construction.snapshot.EventCommands;
import picocli.CommandLine;

/** {@code events snapshot}, {@code attachments purge} and {@code tenant export}. */
final class ConstructionCommands {

    private ConstructionCommands() {}

    static void addTo(CommandLine line, Services services, Output output) {
        line
                .addSubcommand(new EventCommands(services, output))
                .addSubcommand(new AttachmentCommands(services, output))
                .addSubcommand(new TenantCommands(services, output));
    }
}
