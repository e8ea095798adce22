package br.com.basecommerce.construction.exports;

import br.com.basecommerce.common.cli.Output;
import br.com.basecommerce.common.cli.Services;
import br.com.basecommerce.common.deployment.Deployment;
import br.com.basecommerce.common.tenancy.Tenant;
import br.com.basecommerce.common.tenancy.TenantContext;
import br.com.basecommerce.construction.store.Stores;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tenant export}. */
@Command(name = "tenant", description = "A store as a whole.", synopsisSubcommandLabel = "COMMAND")
public final class TenantCommands {

    /** @param link where the store's owner, signed in, finds the file until it expires */
    record Exported(String tenant, String status, String link, @Nullable Long bytes, @Nullable String sha256,
            @Nullable Instant expiresAt) {}

    private final Services services;
    private final Output output;

    public TenantCommands(Services services, Output output) {
        this.services = services;
        this.output = output;
    }

    @Command(name = "export", description = {"Prepares everything of a store as one file, and prints its link.",
            "The link leads the store's owner, signed in, to the file for 24 h. Begun when the command is ended, it is prepared by the service."})
    int export(
            @Option(names = "--slug", paramLabel = "SLUG", required = true, description = "of an active store") String slug) {
        Tenant store = services.get(Stores.class).chosen(slug).getFirst();
        StoreExport export = TenantContext.call(store, this::make);
        if (export.status() == ExportStatus.FAILED) {
            throw new IllegalStateException("the export of " + slug + " failed; the log says why");
        }
        return output.print(new Exported(slug, export.status().code(), services.get(Deployment.class).addressOf(slug)
                + "/web/meus-dados/" + export.id() + "/zip", export.bytes(), export.sha256(), export.expiresAt()));
    }

    private StoreExport make() {
        Exports exports = services.get(Exports.class);
        StoreExport requested = exports.requestAsOperator();
        services.get(MakingExports.class).makeWaiting();
        return exports.find(requested.id()).orElseThrow();
    }
}
