package br.com.basecommerce.auth.tenants;

import br.com.basecommerce.auth.audit.AuditTrail;
import br.com.basecommerce.common.cli.Output;
import br.com.basecommerce.common.cli.Services;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code audit tail}. */
@Command(name = "audit", description = "Security events of a store.", synopsisSubcommandLabel = "COMMAND")
public final class AuditCommands {

    private final Services services;
    private final Output output;

    public AuditCommands(Services services, Output output) {
        this.services = services;
        this.output = output;
    }

    @Command(name = "tail", description = "The latest events, newest last.")
    int tail(@Option(names = "--slug", required = true) String slug,
            @Option(names = "--lines", defaultValue = "20", description = "how many, 1 to 1000") int lines) {
        return services.get(StoreAdministration.class).in(slug,
                tenant -> output.printAll(services.get(AuditTrail.class).latest(lines)));
    }
}
