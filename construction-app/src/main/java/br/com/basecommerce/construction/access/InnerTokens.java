package br.com.basecommerce.construction.access;

import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.identity.Role;
import br.com.basecommerce.common.identity.Scope;
import br.com.basecommerce.common.tenancy.TenantId;
import br.com.basecommerce.construction.store.Stores;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.util.ConcurrentLruCache;

/** The inner token, which the edge makes for two minutes: how it is checked, and which user it is. */
final class InnerTokens {

    private static final String ISSUER = "edge-auth";
    private static final String AUDIENCE = "construction-app";
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

    private static final int REMEMBERED = 1_000;

    private InnerTokens() {}

    static JwtDecoder decoder(JWKSource<SecurityContext> keys, Clock clock) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, keys));
        // The validators below judge the claims, with the service's clock.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(token -> OAuth2TokenValidatorResult.success());
        // The edge hands the same token on with every request of some seconds, and its signature is dear to check.
        ConcurrentLruCache<String, Jwt> signed = new ConcurrentLruCache<>(REMEMBERED, decoder::decode);
        OAuth2TokenValidator<Jwt> claims = new DelegatingOAuth2TokenValidator<>(List.of(lifetime(clock),
                new JwtIssuerValidator(ISSUER), new JwtAudienceValidator(AUDIENCE)));
        return token -> valid(signed.get(token), claims);
    }

    private static Jwt valid(Jwt token, OAuth2TokenValidator<Jwt> claims) {
        OAuth2TokenValidatorResult result = claims.validate(token);
        if (result.hasErrors()) {
            throw new JwtValidationException("the token is not good here or now", result.getErrors());
        }
        return token;
    }

    private static JwtTimestampValidator lifetime(Clock clock) {
        JwtTimestampValidator lifetime = new JwtTimestampValidator(CLOCK_SKEW);
        lifetime.setAllowEmptyExpiryClaim(false);
        lifetime.setClock(clock);
        return lifetime;
    }

    static Converter<Jwt, AbstractAuthenticationToken> user(Stores stores) {
        return token -> {
            CurrentUser user = read(token, stores);
            return UsernamePasswordAuthenticationToken.authenticated(user, token,
                    List.of(new SimpleGrantedAuthority("ROLE_" + user.role().name())));
        };
    }

    private static CurrentUser read(Jwt token, Stores stores) {
        try {
            return new CurrentUser(UUID.fromString(token.getSubject()),
                    required(token, "name"),
                    Role.ofCode(required(token, "role")),
                    stores.tenant(TenantId.of(required(token, "tenant_id")), required(token, "tenant")),
                    customer(token.getClaimAsString("customer_id")),
                    Scope.ofCode(required(token, "scope")),
                    required(token, "sid"));
        } catch (IllegalArgumentException incomplete) {
            throw new InvalidBearerTokenException("the token lacks a claim", incomplete);
        }
    }

    private static String required(Jwt token, String claim) {
        return Optional.ofNullable(token.getClaimAsString(claim))
                .orElseThrow(() -> new IllegalArgumentException(claim + " is missing"));
    }

    private static @Nullable UUID customer(@Nullable String id) {
        return id == null ? null : UUID.fromString(id);
    }
}
