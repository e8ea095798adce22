package br.com.basecommerce.auth.tokens;

import br.com.basecommerce.auth.audit.Action;
import br.com.basecommerce.auth.audit.Actor;
import br.com.basecommerce.auth.audit.AuditTrail;
import br.com.basecommerce.auth.audit.Subject;
import br.com.basecommerce.common.identity.Scope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Issues and revokes the API tokens of the bound store. */
@Component
class ApiTokens {

    /** What is seen of a new token; the token itself only here and only once. */
    record Issued(UUID id, String token, Instant expiresAt) {}

    private static final int LONGEST_DAYS = 365;

    private final ApiTokenTable tokens;
    private final AuditTrail audit;
    private final Clock clock;

    ApiTokens(ApiTokenTable tokens, AuditTrail audit, Clock clock) {
        this.tokens = tokens;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param scope {@link Scope#READ} or {@link Scope#WRITE}
     * @param days of validity, 1 to 365
     */
    @Transactional
    public Issued issue(Actor actor, UUID userId, String label, Scope scope, int days) {
        if (scope == Scope.SESSION || days < 1 || days > LONGEST_DAYS) {
            throw new IllegalArgumentException("a token reads or writes, for 1 to " + LONGEST_DAYS + " days");
        }
        Instant now = clock.instant();
        TokenSecret secret = TokenSecret.generate();
        ApiToken token = tokens
                .save(new ApiToken(userId, label, secret, scope, now, now.plus(Duration.ofDays(days))));
        audit.record(actor, Action.TOKEN_CREATED, Subject.token(token.id()),
                Map.of("user_id", userId.toString(), "scope", scope.code(), "prefix", token.prefix()));
        return new Issued(token.id(), secret.token(), token.expiresAt());
    }

    @Transactional(readOnly = true)
    public List<ApiToken> list() {
        return tokens.findAllByOrderByCreatedAt();
    }

    /** Whether the store has such a token; one that was revoked before stays so. */
    @Transactional
    public boolean revoke(Actor actor, UUID id) {
        return tokens.findById(id).map(token -> {
            if (token.revoke(clock.instant())) {
                audit.record(actor, Action.TOKEN_REVOKED, Subject.token(id), Map.of("prefix", token.prefix()));
            }
            return true;
        }).orElse(false);
    }
}
