package br.com.basecommerce.auth.keys;

import br.com.basecommerce.common.tenancy.TenancyAutoConfiguration;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes signing keys follow one another so that nobody is signed out: a new key is published at once, signs when every cache
 * knows it, and the old one is verified for longer than its last token lives.
 */
@Component
class KeyRotation {

    private static final Duration SUCCESSOR_BEFORE_END = Duration.ofDays(1);
    private static final Duration KEPT_AFTER_USE = Duration.ofDays(30);

    private final SigningKeys keys;
    private final KeyVault vault;
    private final Clock clock;

    KeyRotation(SigningKeys keys, KeyVault vault, Clock clock) {
        this.keys = keys;
        this.vault = vault;
        this.clock = clock;
    }

    /** Makes the first key, or one that signs at once where all others have ended. */
    @Transactional(TenancyAutoConfiguration.PLATFORM)
    public void ensureKey() {
        Instant now = clock.instant();
        if (keys.allForChange().stream().noneMatch(key -> key.signUntil().isAfter(now))) {
            keys.save(SigningKey.generate(vault, now, now));
        }
    }

    /** Rotates when the last key signs for less than a day more; whether it did. */
    @Transactional(TenancyAutoConfiguration.PLATFORM)
    public boolean rotateWhenDue() {
        Instant soon = clock.instant().plus(SUCCESSOR_BEFORE_END);
        List<SigningKey> all = keys.allForChange();
        boolean due = all.stream().noneMatch(key -> key.signUntil().isAfter(soon));
        if (due) {
            replace(all);
        }
        return due;
    }

    /** Makes the next key and seals all private parts with the present {@code SECRET_KEY}. */
    @Transactional(TenancyAutoConfiguration.PLATFORM)
    public SigningKey rotate() {
        return replace(keys.allForChange());
    }

    private SigningKey replace(List<SigningKey> all) {
        Instant now = clock.instant();
        List<SigningKey> readable = all.stream().flatMap(key -> sealedAnew(key).stream()).toList();
        // Where nothing can sign now, nobody gains by waiting.
        boolean signsNow = readable.stream().anyMatch(key -> key.signsAt(now));
        Instant change = signsNow ? now.plus(SigningKey.PUBLISHED_BEFORE) : now;
        readable.forEach(key -> keys.save(key.endingAt(change)));
        all.stream().filter(key -> !readable(key)).forEach(key -> keys.save(key.endingAt(now)));
        SigningKey next = SigningKey.generate(vault, now, change);
        keys.save(next);
        keys.forgetVerifiedBefore(now.minus(KEPT_AFTER_USE));
        return next;
    }

    private Optional<SigningKey> sealedAnew(SigningKey key) {
        return vault.open(key.kid(), key.sealed()).map(whole -> key.sealedAs(vault.seal(whole)));
    }

    private boolean readable(SigningKey key) {
        return vault.open(key.kid(), key.sealed()).isPresent();
    }

    /** The key that signs at an instant: of several the newest. */
    static Optional<SigningKey> signingAt(List<SigningKey> all, Instant now) {
        return all.stream().filter(key -> key.signsAt(now)).max(Comparator.comparing(SigningKey::signFrom));
    }
}
