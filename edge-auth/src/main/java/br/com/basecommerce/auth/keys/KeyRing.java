package br.com.basecommerce.auth.keys;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The keys in memory, read again every few seconds: what signs now, and what may be verified.
 *
 * <p>May lag by its few seconds because a key is published ten minutes before it signs.
 */
@Component
class KeyRing {

    private static final Duration REMEMBERED = Duration.ofSeconds(30);

    /** A key ready to sign. */
    record Signer(String kid, JWSSigner signer) {}

    private record Ring(List<SigningKey> keys, Signer signer) {}

    private final SigningKeys keys;
    private final KeyVault vault;
    private final Clock clock;
    private final LoadingCache<String, Ring> remembered = Caffeine.newBuilder().expireAfterWrite(REMEMBERED)
            .build(ring -> read());

    KeyRing(SigningKeys keys, KeyVault vault, Clock clock) {
        this.keys = keys;
        this.vault = vault;
        this.clock = clock;
    }

    /** @throws UnreadableKeyException when {@code SECRET_KEY} does not open the key that signs now */
    Signer signer() {
        return remembered.get("ring").signer();
    }

    /** Public parts only. */
    JWKSet published() {
        Instant now = clock.instant();
        return new JWKSet(remembered.get("ring").keys().stream().filter(key -> key.verifiesAt(now))
                .<JWK>map(SigningKey::publicJwk).toList());
    }

    /** Forgets what it read. */
    void refresh() {
        remembered.invalidateAll();
    }

    private Ring read() {
        List<SigningKey> all = keys.all();
        SigningKey key = KeyRotation.signingAt(all, clock.instant())
                .orElseThrow(() -> new IllegalStateException("no signing key is in use"));
        return new Ring(all, signer(key));
    }

    private Signer signer(SigningKey key) {
        try {
            return new Signer(key.kid(), new ECDSASigner(
                    vault.open(key.kid(), key.sealed()).orElseThrow(() -> new UnreadableKeyException(key.kid()))));
        } catch (JOSEException impossible) {
            throw new IllegalStateException("a key of curve P-256 signs ES256", impossible);
        }
    }
}
