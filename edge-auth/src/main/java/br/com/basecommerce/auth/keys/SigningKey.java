package br.com.basecommerce.auth.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.JWSAlgorithm;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A key that signs inner tokens for a while, and whose public part is known before and after that.
 *
 * @param publicJwk as published
 * @param sealed the whole key, encrypted
 * @param signFrom when every cache knows its public part
 * @param verifyUntil when no token that it signed is valid any more
 */
record SigningKey(String kid, ECKey publicJwk, byte[] sealed, Instant createdAt, Instant signFrom, Instant signUntil,
        Instant verifyUntil) {

    /** Until then every cache of public keys has read a new one. */
    static final Duration PUBLISHED_BEFORE = Duration.ofMinutes(10);
    static final Duration VERIFIED_AFTER = Duration.ofMinutes(10);
    static final Duration SIGNS_FOR = Duration.ofDays(90);

    static SigningKey generate(KeyVault vault, Instant now, Instant signFrom) {
        ECKey key = generate();
        Instant signUntil = signFrom.plus(SIGNS_FOR);
        return new SigningKey(key.getKeyID(), key.toPublicJWK(), vault.seal(key), now, signFrom, signUntil,
                signUntil.plus(VERIFIED_AFTER));
    }

    private static ECKey generate() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(UUID.randomUUID().toString()).keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("every Java has the curve P-256", impossible);
        }
    }

    /** The same key, which makes room for its successor. */
    SigningKey endingAt(Instant end) {
        return signUntil.isAfter(end)
                ? new SigningKey(kid, publicJwk, sealed, createdAt, signFrom.isAfter(end) ? end : signFrom, end,
                        end.plus(VERIFIED_AFTER))
                : this;
    }

    SigningKey sealedAs(byte[] sealedAnew) {
        return new SigningKey(kid, publicJwk, sealedAnew, createdAt, signFrom, signUntil, verifyUntil);
    }

    boolean signsAt(Instant now) {
        return !signFrom.isAfter(now) && signUntil.isAfter(now);
    }

    boolean verifiesAt(Instant now) {
        return verifyUntil.isAfter(now);
    }
}
