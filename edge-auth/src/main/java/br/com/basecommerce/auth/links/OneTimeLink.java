package br.com.basecommerce.auth.links;

import br.com.basecommerce.common.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Lets one person set one password once; only the hash of its token is kept. */
@Entity
@Table(name = "one_time_link")
class OneTimeLink {

    @Id
    private UUID id;

    @TenantId
    private UUID tenantId;

    @Column(updatable = false)
    private UUID userId;

    @Column(updatable = false)
    private String purpose;

    @Column(updatable = false, length = 64)
    @JdbcTypeCode(SqlTypes.CHAR)
    private String tokenHash;

    @Column(updatable = false)
    private Instant expiresAt;

    private @Nullable Instant usedAt;

    @Column(updatable = false)
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected OneTimeLink() {}

    @SuppressWarnings("NullAway.Init")
    OneTimeLink(UUID userId, LinkPurpose purpose, LinkToken token, Instant now) {
        this.id = Ids.next();
        this.userId = userId;
        this.purpose = purpose.code();
        this.tokenHash = token.hash();
        this.expiresAt = now.plus(purpose.life());
        this.createdAt = now;
    }

    boolean opensAt(Instant now) {
        return usedAt == null && expiresAt.isAfter(now);
    }

    void use(Instant now) {
        usedAt = now;
    }

    UUID userId() {
        return userId;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    boolean isFirstAccess() {
        return purpose.equals(LinkPurpose.FIRST_ACCESS.code());
    }
}
