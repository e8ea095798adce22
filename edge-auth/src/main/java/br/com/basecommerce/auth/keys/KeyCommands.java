package br.com.basecommerce.auth.keys;

import br.com.basecommerce.auth.audit.Action;
import br.com.basecommerce.auth.audit.Actor;
import br.com.basecommerce.auth.audit.AuditTrail;
import br.com.basecommerce.common.cli.Output;
import br.com.basecommerce.common.cli.Services;
import br.com.basecommerce.auth.tenants.StoreAdministration;
import br.com.basecommerce.auth.tenants.Stores;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code key list|rotate}. */
@Command(name = "key", description = "Keys that sign inner tokens.", synopsisSubcommandLabel = "COMMAND")
public final class KeyCommands {

    record Shown(String kid, boolean signing, Instant signFrom, Instant signUntil, Instant verifyUntil) {}

    private final Services services;
    private final Output output;

    public KeyCommands(Services services, Output output) {
        this.services = services;
        this.output = output;
    }

    @Command(name = "list", description = "All keys that are known.")
    int list() {
        Instant now = services.get(Clock.class).instant();
        return output.printAll(services.get(SigningKeys.class).all().stream().map(key -> shown(key, now)).toList());
    }

    @Command(name = "rotate", description = {"Make the next key: published at once, signing ten minutes later.",
            "Nobody is signed out. Also encrypts all keys with the present SECRET_KEY."})
    int rotate() {
        SigningKey next = services.get(KeyRotation.class).rotate();
        services.get(StoreAdministration.class).in(Stores.RESERVED, tenant -> {
            services.get(AuditTrail.class).record(Actor.OPERATOR, Action.KEY_ROTATED, null,
                    Map.of("kid", next.kid()));
            return tenant;
        });
        return output.print(shown(next, services.get(Clock.class).instant()));
    }

    private static Shown shown(SigningKey key, Instant now) {
        return new Shown(key.kid(), key.signsAt(now), key.signFrom(), key.signUntil(), key.verifyUntil());
    }
}
