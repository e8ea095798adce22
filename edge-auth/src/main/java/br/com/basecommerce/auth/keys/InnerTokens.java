package br.com.basecommerce.auth.keys;

import br.com.basecommerce.common.identity.CurrentUser;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.springframework.stereotype.Component;

/** Tells the vertical who asks, in a token that lives two minutes and never reaches a browser (http-interface.md 1.1). */
@Component
public class InnerTokens {

    private static final String ISSUER = "edge-auth";
    private static final String AUDIENCE = "construction-app";
    private static final Duration LIFE = Duration.ofSeconds(120);

    private final KeyRing keys;
    private final Clock clock;

    InnerTokens(KeyRing keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** A JWT signed with ES256. */
    public String issueFor(CurrentUser user) {
        KeyRing.Signer signer = keys.signer();
        SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).type(JOSEObjectType.JWT)
                .keyID(signer.kid()).build(), claims(user));
        try {
            token.sign(signer.signer());
        } catch (JOSEException refused) {
            throw new IllegalStateException("the signing key does not sign", refused);
        }
        return token.serialize();
    }

    private JWTClaimsSet claims(CurrentUser user) {
        Instant now = clock.instant();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(user.id().toString())
                .claim("name", user.name())
                .claim("role", user.role().code())
                .claim("tenant_id", user.tenant().id().toString())
                .claim("tenant", user.tenant().slug())
                .claim("scope", user.scope().code())
                .claim("sid", user.credentialId())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)));
        if (user.customerId() != null) {
            claims.claim("customer_id", user.customerId().toString());
        }
        return claims.build();
    }
}
