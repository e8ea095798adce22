package br.com.basecommerce.construction.attachments;

import br.com.basecommerce.common.cli.Output;
import br.com.basecommerce.common.cli.Services;
import br.com.basecommerce.construction.store.StoreByStore;
import br.com.basecommerce.construction.store.Stores;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code attachments purge}, of the active stores. What lies in a disabled one this service cannot find: a store that is
 * enabled again is purged with the next run, one that is not is removed with all of its rows.
 */
@Command(name = "attachments", description = "Photos and signatures.", synopsisSubcommandLabel = "COMMAND")
public final class AttachmentCommands {

    private final Services services;
    private final Output output;

    public AttachmentCommands(Services services, Output output) {
        this.services = services;
        this.output = output;
    }

    @Command(name = "purge", description = "Removes the photos of proofs that are older than each store keeps them.")
    int purge(@Option(names = "--yes", description = "does not ask") boolean yes) {
        output.confirm(yes, "Photos of proofs older than each store keeps them are removed for good.");
        ProofPhotoRetention retention = services.get(ProofPhotoRetention.class);
        return StoreByStore.run(services.get(Stores.class).chosen(null), output, store -> List.of(retention.purge(
                store)));
    }
}
