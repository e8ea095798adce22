package br.com.basecommerce.auth.probe;

import br.com.basecommerce.auth.audit.Action;
import br.com.basecommerce.auth.audit.Actor;
import br.com.basecommerce.auth.audit.AuditTrail;
import br.com.basecommerce.auth.audit.Subject;
import br.com.basecommerce.auth.sessions.Sessions;
import br.com.basecommerce.auth.tenants.StoreAdministration;
import br.com.basecommerce.auth.tenants.Stores;
import br.com.basecommerce.auth.users.Account;
import br.com.basecommerce.auth.users.Passwords;
import br.com.basecommerce.auth.users.UserAdministration;
import br.com.basecommerce.common.identity.Role;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.stereotype.Component;

/**
 * A user of the reserved store, with a new random password for each smoke test and disabled in between. The reserved store
 * has no data, so there is nothing to see.
 */
@Component
class Probe {

    record Opened(String slug, String email, String password) {}

    record Closed(String slug, boolean closed) {}

    private static final String EMAIL = "probe@basecommerce.invalid";
    private static final int PASSWORD_BYTES = 24;

    private final StoreAdministration stores;
    private final UserAdministration users;
    private final Passwords passwords;
    private final Sessions sessions;
    private final AuditTrail audit;
    private final SecureRandom random = new SecureRandom();

    Probe(StoreAdministration stores, UserAdministration users, Passwords passwords, Sessions sessions,
            AuditTrail audit) {
        this.stores = stores;
        this.users = users;
        this.passwords = passwords;
        this.sessions = sessions;
        this.audit = audit;
    }

    Opened open() {
        return stores.in(Stores.RESERVED, tenant -> {
            Account account = users.findByEmail(EMAIL).orElseGet(
                    () -> users.create(Actor.OPERATOR, "Smoke test", EMAIL, Role.SALESPERSON, null));
            String password = password();
            passwords.set(account.id(), passwords.hash(password));
            users.enable(Actor.OPERATOR, account.id());
            audit.record(Actor.OPERATOR, Action.PROBE_OPENED, Subject.user(account.id()));
            return new Opened(tenant.slug(), EMAIL, password);
        });
    }

    Closed close() {
        return stores.in(Stores.RESERVED, tenant -> users.findByEmail(EMAIL).map(account -> {
            users.disable(Actor.OPERATOR, account.id());
            sessions.endAllOf(account.id());
            audit.record(Actor.OPERATOR, Action.PROBE_CLOSED, Subject.user(account.id()));
            return new Closed(tenant.slug(), true);
        }).orElseGet(() -> new Closed(tenant.slug(), false)));
    }

    private String password() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
