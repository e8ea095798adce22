package br.com.basecommerce.auth.links;

import br.com.basecommerce.auth.audit.Action;
import br.com.basecommerce.auth.audit.Actor;
import br.com.basecommerce.auth.audit.AuditTrail;
import br.com.basecommerce.auth.audit.Subject;
import br.com.basecommerce.common.deployment.Deployment;
import br.com.basecommerce.auth.sessions.Sessions;
import br.com.basecommerce.auth.users.Account;
import br.com.basecommerce.auth.users.HashedPassword;
import br.com.basecommerce.auth.users.Passwords;
import br.com.basecommerce.auth.users.UserAdministration;
import br.com.basecommerce.common.tenancy.TenantContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes and honours the links by which people set their password. */
@Component
public class AccessLinks {

    /** A new link; its address is shown once and kept nowhere. */
    public record Issued(String address, Instant expiresAt) {}

    private final OneTimeLinks links;
    private final UserAdministration users;
    private final Passwords passwords;
    private final Sessions sessions;
    private final AuditTrail audit;
    private final Deployment deployment;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AccessLinks(OneTimeLinks links, UserAdministration users, Passwords passwords, Sessions sessions, AuditTrail audit,
            Deployment deployment, PlatformTransactionManager transactions, Clock clock) {
        this.links = links;
        this.users = users;
        this.passwords = passwords;
        this.sessions = sessions;
        this.audit = audit;
        this.deployment = deployment;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** For the first password, or for a new one where there is one already. Earlier unused links of the user end. */
    public Issued issue(Actor actor, Account account) {
        LinkToken token = LinkToken.generate();
        LinkPurpose purpose = account.hasPassword() ? LinkPurpose.PASSWORD_RESET : LinkPurpose.FIRST_ACCESS;
        Instant now = clock.instant();
        OneTimeLink link = new OneTimeLink(account.id(), purpose, token, now);
        transaction.executeWithoutResult(status -> {
            links.findByUserIdAndUsedAtIsNull(account.id()).forEach(earlier -> earlier.use(now));
            links.save(link);
            audit.record(actor, Action.ACCESS_LINK_CREATED, Subject.user(account.id()),
                    Map.of("purpose", purpose.code()));
        });
        String store = deployment.addressOf(TenantContext.required().slug());
        return new Issued(store + "/auth/links/" + token.value(), link.expiresAt());
    }

    /** The link, while it can be used. */
    Optional<OneTimeLink> find(LinkToken token) {
        return transaction.execute(status -> links.findByTokenHash(token.hash())
                .filter(link -> link.opensAt(clock.instant()))
                .filter(link -> users.find(link.userId()).map(Account::active).orElse(false)));
    }

    /**
     * Sets the password of the link's user and ends every session; whether the link could still be used.
     *
     * @throws br.com.basecommerce.auth.users.HashingBusyException when too many sign in at this moment
     */
    boolean use(LinkToken token, String password) {
        if (find(token).isEmpty()) {
            return false;
        }
        HashedPassword hashed = passwords.hash(password);
        Boolean used = transaction.execute(status -> links.findOneForUpdateByTokenHash(token.hash())
                .filter(link -> link.opensAt(clock.instant()))
                .map(link -> use(link, hashed))
                .orElse(false));
        return Boolean.TRUE.equals(used);
    }

    private boolean use(OneTimeLink link, HashedPassword hashed) {
        link.use(clock.instant());
        passwords.set(link.userId(), hashed);
        sessions.endAllOf(link.userId());
        audit.record(Actor.NOBODY, Action.PASSWORD_SET, Subject.user(link.userId()), Map.of("by", "link"));
        return true;
    }
}
