package br.com.basecommerce.auth.signin;

import br.com.basecommerce.auth.audit.Action;
import br.com.basecommerce.auth.audit.Actor;
import br.com.basecommerce.auth.audit.AuditTrail;
import br.com.basecommerce.auth.audit.Subject;
import br.com.basecommerce.auth.sessions.Browser;
import br.com.basecommerce.auth.sessions.Sessions;
import br.com.basecommerce.auth.users.Account;
import br.com.basecommerce.auth.users.PasswordCheck;
import br.com.basecommerce.auth.users.Passwords;
import br.com.basecommerce.common.tenancy.Tenant;
import br.com.basecommerce.common.tenancy.TenantContext;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** Lets people in by e-mail and password, and makes guessing slow. */
@Component
class SigningIn {

    private final Passwords passwords;
    private final Sessions sessions;
    private final Throttle throttle;
    private final AuditTrail audit;

    SigningIn(Passwords passwords, Sessions sessions, Throttle throttle, AuditTrail audit) {
        this.passwords = passwords;
        this.sessions = sessions;
        this.throttle = throttle;
        this.audit = audit;
    }

    /** @throws br.com.basecommerce.auth.users.HashingBusyException when too many sign in at this moment */
    SignInOutcome signIn(String email, String password, boolean remember, Browser browser, String address) {
        Tenant tenant = TenantContext.required();
        ThrottleKey byAddress = ThrottleKey.address(tenant, address);
        ThrottleKey byUnknownAccount = ThrottleKey.unknownAccount(tenant, email);
        Optional<Instant> blocked = throttle.blockedUntil(byAddress)
                .or(() -> throttle.blockedUntil(byUnknownAccount));
        if (blocked.isPresent()) {
            return new SignInOutcome.Blocked(blocked.get());
        }
        return switch (passwords.check(email, password)) {
            case PasswordCheck.Right right -> letIn(right.account(), remember, browser, byAddress);
            case PasswordCheck.Wrong wrong -> refuse(wrong, byAddress);
            case PasswordCheck.Unknown unknown -> refuseUnknown(byAddress, byUnknownAccount);
            case PasswordCheck.Locked locked -> new SignInOutcome.Blocked(locked.until());
        };
    }

    private SignInOutcome letIn(Account account, boolean remember, Browser browser, ThrottleKey byAddress) {
        throttle.reset(byAddress);
        ResponseCookie cookie = sessions.open(account.id(), account.role(), remember, browser);
        audit.record(new Actor(account.id(), account.name()), Action.SIGNED_IN, Subject.user(account.id()));
        return new SignInOutcome.SignedIn(cookie);
    }

    private SignInOutcome refuse(PasswordCheck.Wrong wrong, ThrottleKey byAddress) {
        Subject user = Subject.user(wrong.account().id());
        audit.record(Actor.NOBODY, Action.SIGN_IN_FAILED, user, Map.of("active", wrong.account().active()));
        if (wrong.lockedNow()) {
            audit.record(Actor.NOBODY, Action.ACCOUNT_LOCKED, user);
        }
        countFor(byAddress);
        return new SignInOutcome.Refused();
    }

    private SignInOutcome refuseUnknown(ThrottleKey byAddress, ThrottleKey byUnknownAccount) {
        throttle.countFailure(byUnknownAccount);
        audit.record(Actor.NOBODY, Action.SIGN_IN_FAILED, null, Map.of("known", false));
        countFor(byAddress);
        return new SignInOutcome.Refused();
    }

    private void countFor(ThrottleKey byAddress) {
        if (throttle.countFailure(byAddress).isPresent()) {
            audit.record(Actor.NOBODY, Action.ADDRESS_BLOCKED, null, Map.of());
        }
    }
}
