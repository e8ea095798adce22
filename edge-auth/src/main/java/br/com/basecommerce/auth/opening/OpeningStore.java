package br.com.basecommerce.auth.opening;

import br.com.basecommerce.auth.audit.Action;
import br.com.basecommerce.auth.audit.Actor;
import br.com.basecommerce.auth.audit.AuditTrail;
import br.com.basecommerce.auth.audit.Subject;
import br.com.basecommerce.auth.branding.Brandings;
import br.com.basecommerce.common.cli.RefusedException;
import br.com.basecommerce.common.deployment.Deployment;
import br.com.basecommerce.auth.links.AccessLinks;
import br.com.basecommerce.auth.tenants.Store;
import br.com.basecommerce.auth.tenants.Stores;
import br.com.basecommerce.auth.users.Account;
import br.com.basecommerce.auth.users.UserAdministration;
import br.com.basecommerce.common.identity.Role;
import br.com.basecommerce.common.tenancy.TenantContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A store with its look, its first administrator and the link by which that person comes in: all of it or nothing. */
@Component
class OpeningStore {

    /** What the operator hands to the store. */
    record Opened(String slug, String name, String address, String admin, String accessLink, Instant accessUntil) {}

    private static final String SLUG = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    private static final List<String> RESERVED = List.of("www", "api", "app", "admin", "auth", "staging", "static",
            "mail", "portal", "health");

    private final Stores stores;
    private final Brandings brandings;
    private final UserAdministration users;
    private final AccessLinks links;
    private final AuditTrail audit;
    private final Deployment deployment;
    private final TransactionTemplate transaction;

    OpeningStore(Stores stores, Brandings brandings, UserAdministration users, AccessLinks links, AuditTrail audit,
            Deployment deployment, PlatformTransactionManager transactions) {
        this.stores = stores;
        this.brandings = brandings;
        this.users = users;
        this.links = links;
        this.audit = audit;
        this.deployment = deployment;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @throws RefusedException when slug or document are taken, or the slug cannot be an address */
    Opened open(Actor actor, Store store, String adminEmail) {
        check(store.slug());
        try {
            Opened opened = TenantContext.call(store.tenant(),
                    () -> transaction.execute(status -> write(actor, store, adminEmail)));
            return Objects.requireNonNull(opened);
        } catch (DataIntegrityViolationException taken) {
            throw new RefusedException("another store has this slug or document: " + taken.getMostSpecificCause()
                    .getMessage());
        }
    }

    private static void check(String slug) {
        if (!slug.matches(SLUG)) {
            throw new RefusedException("a slug has 1 to 63 letters a-z, digits and hyphens, no hyphen at its ends");
        }
        if (RESERVED.contains(slug)) {
            throw new RefusedException("the slug " + slug + " is reserved");
        }
    }

    private Opened write(Actor actor, Store store, String adminEmail) {
        stores.insert(store);
        brandings.create();
        audit.record(actor, Action.TENANT_CREATED, Subject.tenant(store.id()), Map.of("slug", store.slug()));
        Account admin = users.create(actor, nameOf(adminEmail), adminEmail, Role.ADMIN, null);
        AccessLinks.Issued link = links.issue(actor, admin);
        return new Opened(store.slug(), store.name(), deployment.addressOf(store.slug()), admin.email(),
                link.address(), link.expiresAt());
    }

    /** Until the person gives a better one. */
    private static String nameOf(String email) {
        return email.split("@", 2)[0];
    }
}
