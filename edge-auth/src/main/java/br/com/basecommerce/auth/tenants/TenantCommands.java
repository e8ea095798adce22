package br.com.basecommerce.auth.tenants;

import br.com.basecommerce.auth.audit.Actor;
import br.com.basecommerce.common.cli.Output;
import br.com.basecommerce.common.cli.RefusedException;
import br.com.basecommerce.common.cli.Services;
import br.com.basecommerce.common.values.Document;
import br.com.basecommerce.common.values.Phone;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tenant list|show|disable|enable|set}. */
@Command(name = "tenant", description = "Stores.", synopsisSubcommandLabel = "COMMAND")
public final class TenantCommands {

    private final Services services;
    private final Output output;

    public TenantCommands(Services services, Output output) {
        this.services = services;
        this.output = output;
    }

    @Command(name = "list", description = "All stores.")
    int list() {
        return output.printAll(services.get(Stores.class).all());
    }

    @Command(name = "show", description = "One store.")
    int show(@Option(names = "--slug", required = true) String slug) {
        return output.print(administration().required(slug));
    }

    @Command(name = "disable", description = "Nobody of the store gets in any more, ten seconds from now at the latest.")
    int disable(@Option(names = "--slug", required = true) String slug, @Option(names = "--yes") boolean yes) {
        output.confirm(yes, "Everybody of " + administration().required(slug).name() + " is put out.");
        return output.print(administration().disable(Actor.OPERATOR, slug));
    }

    @Command(name = "enable", description = "The store works again.")
    int enable(@Option(names = "--slug", required = true) String slug) {
        return output.print(administration().enable(Actor.OPERATOR, slug));
    }

    @Command(name = "set", description = "Change what is given, leave the rest.")
    int set(@Option(names = "--slug", required = true) String slug, @Option(names = "--name") @Nullable String name,
            @Option(names = "--legal-name") @Nullable String legalName,
            @Option(names = "--document", description = "CPF or CNPJ") @Nullable String document,
            @Option(names = "--email") @Nullable String email, @Option(names = "--phone") @Nullable String phone,
            @Option(names = "--time-zone", description = "as America/Manaus") @Nullable String timeZone,
            @Option(names = "--feature", description = "module=true|false") @Nullable Map<String, Boolean> features) {
        return output.print(administration().set(Actor.OPERATOR, slug, store -> new Store(store.id(), store.slug(),
                or(name, store.name()), or(legalName, store.legalName()),
                document == null ? store.document() : Document.of(document).bare(), or(email, store.email()),
                phone == null ? store.phone() : Phone.of(phone).digits(), zone(or(timeZone, store.timeZone())),
                merged(store.features(), features), store.active())));
    }

    private static String or(@Nullable String given, String present) {
        return given == null ? present : given;
    }

    private static String zone(String id) {
        try {
            return ZoneId.of(id).getId();
        } catch (DateTimeException unknown) {
            throw new RefusedException("no time zone is called " + id);
        }
    }

    private static Map<String, Boolean> merged(Map<String, Boolean> present, @Nullable Map<String, Boolean> given) {
        Map<String, Boolean> all = new TreeMap<>(present);
        if (given != null) {
            all.putAll(given);
        }
        return all;
    }

    private StoreAdministration administration() {
        return services.get(StoreAdministration.class);
    }
}
