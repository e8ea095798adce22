package br.com.basecommerce.auth.tokens;

import br.com.basecommerce.auth.audit.Actor;
import br.com.basecommerce.common.cli.Output;
import br.com.basecommerce.common.cli.RefusedException;
import br.com.basecommerce.common.cli.Services;
import br.com.basecommerce.auth.tenants.StoreAdministration;
import br.com.basecommerce.auth.users.Account;
import br.com.basecommerce.auth.users.UserAdministration;
import br.com.basecommerce.common.identity.Scope;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code token create|list|revoke}. */
@Command(name = "token", description = "API tokens.", synopsisSubcommandLabel = "COMMAND")
public final class TokenCommands {

    record Shown(UUID id, String label, String prefix, String scope, Instant expiresAt, @Nullable Instant lastUsedAt,
            @Nullable Instant revokedAt) {

        static Shown of(ApiToken token) {
            return new Shown(token.id(), token.label(), token.prefix(), token.scope(), token.expiresAt(),
                    token.lastUsedAt(), token.revokedAt());
        }
    }

    record Revoked(UUID id, boolean revoked) {}

    private final Services services;
    private final Output output;

    public TokenCommands(Services services, Output output) {
        this.services = services;
        this.output = output;
    }

    @Command(name = "create", description = "Make an API token; it is printed this once.")
    int create(@Option(names = "--slug", required = true) String slug,
            @Option(names = "--user", required = true, description = "e-mail of the user it acts as") String email,
            @Option(names = "--label", required = true) String label,
            @Option(names = "--scope", defaultValue = "read", description = "read or write") Scope scope,
            @Option(names = "--days", defaultValue = "365", description = "1 to 365") int days) {
        return services.get(StoreAdministration.class).in(slug, tenant -> {
            Account account = services.get(UserAdministration.class).findByEmail(email)
                    .orElseThrow(() -> new RefusedException("the store has no user with the e-mail " + email));
            return output.print(tokens().issue(Actor.OPERATOR, account.id(), label, scope, days));
        });
    }

    @Command(name = "list", description = "All API tokens of a store.")
    int list(@Option(names = "--slug", required = true) String slug) {
        return services.get(StoreAdministration.class).in(slug,
                tenant -> output.printAll(tokens().list().stream().map(Shown::of).toList()));
    }

    @Command(name = "revoke", description = "The token opens nothing any more.")
    int revoke(@Option(names = "--slug", required = true) String slug,
            @Option(names = "--id", required = true) UUID id, @Option(names = "--yes") boolean yes) {
        output.confirm(yes, "Programs with this token are refused.");
        return services.get(StoreAdministration.class).in(slug, tenant -> {
            if (!tokens().revoke(Actor.OPERATOR, id)) {
                throw new RefusedException("the store has no such token");
            }
            return output.print(new Revoked(id, true));
        });
    }

    private ApiTokens tokens() {
        return services.get(ApiTokens.class);
    }
}
