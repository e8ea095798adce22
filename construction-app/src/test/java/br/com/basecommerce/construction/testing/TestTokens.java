package br.com.basecommerce.construction.testing;

import br.com.basecommerce.common.identity.CurrentUser;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Inner tokens as the edge makes them, signed by a key that stands published in schema auth. */
public final class TestTokens {

    private static final String PUBLISH = """
            insert into auth.signing_key
              (kid, public_jwk, private_key, created_at, sign_from, sign_until, verify_until)
            values (:kid, :jwk::jsonb, ''::bytea, now(), now(), now() + interval '1 day', now() + interval '1 day')
            """;
    private static final ECKey PUBLISHED = publish(newKey());

    private TestTokens() {}

    /** A token of the user, good for two minutes. */
    public static String of(CurrentUser user) {
        return of(user, claims -> {});
    }

    /** A token with claims that differ from what the edge would write. */
    public static String of(CurrentUser user, Consumer<JWTClaimsSet.Builder> changes) {
        return sign(PUBLISHED, user, changes);
    }

    /** A token signed by a key that nobody published. */
    public static String forged(CurrentUser user) {
        return sign(newKey(), user, claims -> {});
    }

    private static String sign(ECKey key, CurrentUser user, Consumer<JWTClaimsSet.Builder> changes) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer("edge-auth")
                .audience("construction-app")
                .subject(user.id().toString())
                .claim("name", user.name())
                .claim("role", user.role().code())
                .claim("tenant_id", user.tenant().id().toString())
                .claim("tenant", user.tenant().slug())
                .claim("scope", user.scope().code())
                .claim("sid", user.credentialId())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(120)));
        if (user.customerId() != null) {
            claims.claim("customer_id", user.customerId().toString());
        }
        changes.accept(claims);
        try {
            SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
                    claims.build());
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(UUID.randomUUID().toString()).generate();
        } catch (JOSEException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private static ECKey publish(ECKey key) {
        JdbcClient.create(AllSchemas.migrated().asSuperuser()).sql(PUBLISH)
                .param("kid", key.getKeyID())
                .param("jwk", key.toPublicJWK().toJSONString())
                .update();
        return key;
    }
}
