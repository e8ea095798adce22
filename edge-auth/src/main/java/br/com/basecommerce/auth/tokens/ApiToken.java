package br.com.basecommerce.auth.tokens;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.identity.Scope;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A credential for a program, which acts as its user; only the hash of its secret is kept. */
@Entity
@Table(name = "api_token")
class ApiToken {

    @Id
    private UUID id;

    @TenantId
    private UUID tenantId;

    @Column(updatable = false)
    private UUID userId;

    private String label;

    @Column(updatable = false, length = 8)
    @JdbcTypeCode(SqlTypes.CHAR)
    private String prefix;

    @Column(updatable = false, length = 64)
    @JdbcTypeCode(SqlTypes.CHAR)
    private String tokenHash;

    /** {@code read} or {@code write}. */
    private String scope;

    private Instant expiresAt;
    private @Nullable Instant lastUsedAt;
    private @Nullable Instant revokedAt;

    @Version
    private int version;

    @Column(updatable = false)
    private Instant createdAt;

    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init")
    protected ApiToken() {}

    @SuppressWarnings("NullAway.Init")
    ApiToken(UUID userId, String label, TokenSecret secret, Scope scope, Instant now, Instant expiresAt) {
        this.id = Ids.next();
        this.userId = userId;
        this.label = label;
        this.prefix = secret.prefix();
        this.tokenHash = secret.hash();
        this.scope = scope.code();
        this.expiresAt = expiresAt;
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** Whether it was valid until now. */
    boolean revoke(Instant now) {
        if (revokedAt != null) {
            return false;
        }
        revokedAt = now;
        updatedAt = now;
        return true;
    }

    UUID id() {
        return id;
    }

    String label() {
        return label;
    }

    String prefix() {
        return prefix;
    }

    String scope() {
        return scope;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    @Nullable
    Instant lastUsedAt() {
        return lastUsedAt;
    }

    @Nullable
    Instant revokedAt() {
        return revokedAt;
    }
}
