package br.com.basecommerce.construction.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;

class InnerTokensTest {

    private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");

    private final ECKey key = newKey();
    private final AtomicInteger checked = new AtomicInteger();
    private final JWKSource<SecurityContext> keys = (selector, context) -> {
        checked.incrementAndGet();
        return List.of(key.toPublicJWK());
    };
    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    private final InstantSource time = now::get;
    private final Clock clock = time.withZone(ZoneOffset.UTC);
    private final JwtDecoder decoder = InnerTokens.decoder(keys, clock);

    @Test
    void theSignatureOfATokenIsCheckedOnce() {
        String token = token(key, "construction-app");

        assertThat(decoder.decode(token).getSubject()).isEqualTo("somebody");
        assertThat(decoder.decode(token).getSubject()).isEqualTo("somebody");

        assertThat(checked).hasValue(1);
    }

    @Test
    void aKnownTokenEndsInTime() {
        String token = token(key, "construction-app");
        decoder.decode(token);

        now.set(NOW.plusSeconds(120 + 31));

        assertThatExceptionOfType(JwtValidationException.class).isThrownBy(() -> decoder.decode(token));
    }

    @Test
    void whatIsWrongStaysWrong() {
        String forged = token(newKey(), "construction-app");
        String elsewhere = token(key, "engines-worker");

        for (int time = 0; time < 2; time++) {
            assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> decoder.decode(forged));
            assertThatExceptionOfType(JwtValidationException.class).isThrownBy(() -> decoder.decode(elsewhere));
        }
    }

    private static String token(ECKey key, String audience) {
        SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder().issuer("edge-auth").audience(audience).subject("somebody")
                        .issueTime(Date.from(NOW)).expirationTime(Date.from(NOW.plusSeconds(120))).build());
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException refused) {
            throw new IllegalStateException(refused);
        }
        return token.serialize();
    }

    private static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("key").generate();
        } catch (JOSEException refused) {
            throw new IllegalStateException(refused);
        }
    }
}
