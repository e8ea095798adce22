package br.com.basecommerce.auth.users;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Checks and sets passwords. Hashing happens between transactions, never inside: it is slow on purpose, and connections are
 * few.
 */
@Component
public class Passwords {

    private final AppUsers users;
    private final PasswordHashing hashing;
    private final PasswordRule rule;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Passwords(AppUsers users, PasswordHashing hashing, PasswordRule rule, PlatformTransactionManager transactions,
            Clock clock) {
        this.users = users;
        this.hashing = hashing;
        this.rule = rule;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * Whether this is the password of that user. An unknown e-mail, a wrong password and an inactive user cost the same
     * time.
     *
     * @throws HashingBusyException when too many sign in at this moment
     */
    public PasswordCheck check(String email, String password) {
        Optional<AppUser> user = transaction
                .execute(status -> users.findByEmailNormalised(Account.normalised(email)));
        Optional<Instant> locked = user.flatMap(found -> found.lockedAt(clock.instant()));
        if (locked.isPresent()) {
            return new PasswordCheck.Locked(locked.get());
        }
        Optional<String> hash = user.filter(AppUser::isActive).flatMap(AppUser::passwordHash);
        boolean right = matches(password, hash) && !rule.isDemoOutsideLocal(password);
        return user.map(found -> right ? accept(found.id()) : refuse(found.id()))
                .orElseGet(PasswordCheck.Unknown::new);
    }

    private boolean matches(String password, Optional<String> hash) {
        if (hash.isPresent()) {
            return hashing.matches(password, hash.get());
        }
        hashing.pretendToMatch(password);
        return false;
    }

    private PasswordCheck accept(UUID id) {
        return change(id, user -> {
            user.signedIn(clock.instant());
            return new PasswordCheck.Right(Account.of(user));
        });
    }

    private PasswordCheck refuse(UUID id) {
        return change(id, user -> {
            boolean locked = user.countFailure(clock.instant());
            return new PasswordCheck.Wrong(Account.of(user), locked);
        });
    }

    /**
     * Slow: call it outside a transaction.
     *
     * @throws HashingBusyException when too many sign in at this moment
     */
    public HashedPassword hash(String password) {
        return new HashedPassword(hashing.hash(password));
    }

    /** Sets a password that {@link #objection} has nothing against; a lock of the account ends. */
    public void set(UUID userId, HashedPassword hashed) {
        change(userId, user -> {
            user.usePassword(hashed.value(), clock.instant());
            return user;
        });
    }

    /** What speaks against a new password, as the end of a message key; empty when it may be used. */
    public Optional<String> objection(String password, Account account, String storeName) {
        return rule.objection(password, account.email(), storeName);
    }

    private <R> R change(UUID id, Function<AppUser, R> change) {
        R result = transaction.execute(status -> users.findOneForUpdateById(id).map(change).orElseThrow());
        return Objects.requireNonNull(result);
    }
}
