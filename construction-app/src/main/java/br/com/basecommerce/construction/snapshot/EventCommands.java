package br.com.basecommerce.construction.snapshot;

import br.com.basecommerce.common.cli.Output;
import br.com.basecommerce.common.cli.Services;
import br.com.basecommerce.construction.snapshot.Snapshot.Published;
import br.com.basecommerce.construction.store.Stores;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code events snapshot}. */
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
        List<Published> published = new ArrayList<>();
        services.get(Stores.class).chosen(tenant).forEach(store -> published.addAll(services.get(Snapshot.class).take(
                store)));
        return output.printAll(published);
    }
}
