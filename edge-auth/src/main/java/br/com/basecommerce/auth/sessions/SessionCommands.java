package br.com.basecommerce.auth.sessions;

import br.com.basecommerce.auth.audit.Action;
import br.com.basecommerce.auth.audit.Actor;
import br.com.basecommerce.auth.audit.AuditTrail;
import br.com.basecommerce.auth.audit.Subject;
import br.com.basecommerce.common.cli.Output;
import br.com.basecommerce.common.cli.Services;
import br.com.basecommerce.auth.tenants.StoreAdministration;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code session revoke}. */
@Command(name = "session", description = "Signed-in browsers.", synopsisSubcommandLabel = "COMMAND")
public final class SessionCommands {

    record Revoked(int sessions) {}

    private final Services services;
    private final Output output;

    public SessionCommands(Services services, Output output) {
        this.services = services;
        this.output = output;
    }

    @Command(name = "revoke", description = "End all sessions of a user.")
    int revoke(@Option(names = "--slug", required = true) String slug,
            @Option(names = "--user-id", required = true, description = "id, as user list prints it") UUID user,
            @Option(names = "--yes") boolean yes) {
        output.confirm(yes, "All sessions of this user end.");
        return services.get(StoreAdministration.class).in(slug, tenant -> {
            int ended = services.get(Sessions.class).endAllOf(user);
            services.get(AuditTrail.class).record(Actor.OPERATOR, Action.SESSION_REVOKED, Subject.user(user),
                    Map.of("sessions", ended));
            return output.print(new Revoked(ended));
        });
    }
}
