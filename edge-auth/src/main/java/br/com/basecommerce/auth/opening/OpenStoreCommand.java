package br.com.basecommerce.auth.opening;

import br.com.basecommerce.auth.audit.Actor;
import br.com.basecommerce.common.cli.Output;
import br.com.basecommerce.common.cli.Services;
import br.com.basecommerce.auth.tenants.Store;
import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.tenancy.Tenant;
import br.com.basecommerce.common.values.Document;
import br.com.basecommerce.common.values.Phone;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tenant create}. */
@Command(name = "create", description = "Open a store; prints its address and the access link of its administrator.")
public final class OpenStoreCommand implements Callable<Integer> {

    private final Services services;
    private final Output output;

    @Option(names = "--slug", required = true, description = "DNS label of its address")
    private String slug = "";

    @Option(names = "--name", required = true, description = "as its customers know it")
    private String name = "";

    @Option(names = "--admin", required = true, description = "e-mail of the first administrator")
    private String admin = "";

    @Option(names = "--legal-name", description = "as registered; default: the name")
    private @Nullable String legalName;

    @Option(names = "--document", description = "CPF or CNPJ")
    private @Nullable String document;

    @Option(names = "--phone", description = "with area code")
    private @Nullable String phone;

    public OpenStoreCommand(Services services, Output output) {
        this.services = services;
        this.output = output;
    }

    @Override
    public Integer call() {
        Store store = new Store(Ids.next(), slug, name, legalName == null ? name : legalName,
                document == null ? null : Document.of(document).bare(), admin,
                phone == null ? null : Phone.of(phone).digits(), Tenant.DEFAULT_ZONE.getId(), Map.of(), true);
        return output.print(services.get(OpeningStore.class).open(Actor.OPERATOR, store, admin));
    }
}
