package br.com.basecommerce.construction.snapshot;

import br.com.basecommerce.common.cli.Output;
import br.com.basecommerce.common.cli.Services;
import br.com.basecommerce.construction.store.StoreByStore;
import br.com.basecommerce.construction.store.Stores;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code events snapshot}, of the active stores: no engine computes for a disabled one. */
@Command(name = "events", description = "What the engines are told.", synopsisSubcommandLabel = "COMMAND")
public final class EventCommands {

    private final Services services;
    private final Output output;

    public EventCommands(Services services, Output output) {
        this.services = services;
        this.output = output;
    }

    @Command(name = "snapshot", description = {"Tells the engines again how everything stands.",
            "With engine rebuild, the first start of an engine on a store that is there already, and its repair."})
    int snapshot(
            @Option(names = "--tenant", paramLabel = "SLUG", description = "of one active store only") @Nullable String tenant) {
        Snapshot snapshot = services.get(Snapshot.class);
        return StoreByStore.run(services.get(Stores.class).chosen(tenant), output, snapshot::take);
    }
}
