package br.com.basecommerce.auth.users;

import br.com.basecommerce.auth.audit.Action;
import br.com.basecommerce.auth.audit.Actor;
import br.com.basecommerce.auth.audit.AuditTrail;
import br.com.basecommerce.auth.audit.Subject;
import br.com.basecommerce.auth.sessions.Sessions;
import br.com.basecommerce.common.identity.Role;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes and changes the users of the bound store. Whoever loses a right also loses every session. */
@Component
public class UserAdministration {

    private final AppUsers users;
    private final Sessions sessions;
    private final AuditTrail audit;
    private final Clock clock;

    UserAdministration(AppUsers users, Sessions sessions, AuditTrail audit, Clock clock) {
        this.users = users;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A new user, who gets in by an access link.
     *
     * @param customerId the customer a portal user buys for; null exactly for every other role
     * @throws UserRefusedException when the e-mail is taken, or role and customer do not fit
     */
    @Transactional
    public Account create(Actor actor, String name, String email, Role role, @Nullable UUID customerId) {
        if (users.findByEmailNormalised(Account.normalised(email)).isPresent()) {
            throw UserRefusedException.duplicate(email);
        }
        if ((role == Role.CUSTOMER) != (customerId != null)) {
            throw UserRefusedException.customerDoesNotFit();
        }
        AppUser user = users.save(new AppUser(name, email.strip(), role, customerId, clock.instant()));
        audit.record(actor, Action.USER_CREATED, Subject.user(user.id()), Map.of("role", role.code()));
        return Account.of(user);
    }

    @Transactional(readOnly = true)
    public List<Account> list() {
        return users.findAllByOrderByEmailNormalised().stream().map(Account::of).toList();
    }

    @Transactional(readOnly = true)
    public Optional<Account> find(UUID id) {
        return users.findById(id).map(Account::of);
    }

    @Transactional(readOnly = true)
    public Optional<Account> findByEmail(String email) {
        return users.findByEmailNormalised(Account.normalised(email)).map(Account::of);
    }

    /** @throws UserRefusedException for the last active administrator */
    @Transactional
    public void disable(Actor actor, UUID id) {
        AppUser user = required(id);
        if (user.isActive()) {
            keepOneAdmin(user);
            user.activate(false, clock.instant());
            sessions.endAllOf(id);
            audit.record(actor, Action.USER_DISABLED, Subject.user(id));
        }
    }

    @Transactional
    public void enable(Actor actor, UUID id) {
        AppUser user = required(id);
        if (!user.isActive()) {
            user.activate(true, clock.instant());
            audit.record(actor, Action.USER_ENABLED, Subject.user(id));
        }
    }

    /** @throws UserRefusedException for the last active administrator, and to or from a portal customer */
    @Transactional
    public void changeRole(Actor actor, UUID id, Role role) {
        AppUser user = required(id);
        if (user.role() == role) {
            return;
        }
        if (role == Role.CUSTOMER || user.role() == Role.CUSTOMER) {
            throw UserRefusedException.customerDoesNotFit();
        }
        keepOneAdmin(user);
        Role before = user.role();
        user.become(role, clock.instant());
        sessions.endAllOf(id);
        audit.record(actor, Action.ROLE_CHANGED, Subject.user(id), Map.of("from", before.code(), "to", role.code()));
    }

    private AppUser required(UUID id) {
        return users.findOneForUpdateById(id).orElseThrow(UserRefusedException::unknown);
    }

    private void keepOneAdmin(AppUser user) {
        boolean another = users.findForUpdateByRoleAndActiveTrue(Role.ADMIN).stream()
                .anyMatch(admin -> !admin.id().equals(user.id()));
        if (user.role() == Role.ADMIN && user.isActive() && !another) {
            throw UserRefusedException.lastAdmin();
        }
    }
}
