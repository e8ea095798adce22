package br.com.basecommerce.auth.sessions;

import br.com.basecommerce.common.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.net.InetAddress;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One signed-in browser of a user, as the user sees it in a list; the library's session behind it carries the expiry. */
@Entity
@Table(name = "session")
class UserSession {

    @Id
    private UUID id;

    @TenantId
    private UUID tenantId;

    @Column(updatable = false)
    private UUID userId;

    /** The library's primary id, which never stands in a cookie. */
    @Column(updatable = false, length = 36)
    @JdbcTypeCode(SqlTypes.CHAR)
    private String springSessionId;

    private Instant lastSeenAt;

    @JdbcTypeCode(SqlTypes.INET)
    private @Nullable InetAddress address;

    private @Nullable String userAgent;
    private @Nullable Instant secondFactorAt;
    private @Nullable Instant revokedAt;

    @Version
    private int version;

    @Column(updatable = false)
    private Instant createdAt;

    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init")
    protected UserSession() {}

    @SuppressWarnings("NullAway.Init")
    UserSession(UUID userId, String springSessionId, Browser browser, Instant now) {
        this.id = Ids.next();
        this.userId = userId;
        this.springSessionId = springSessionId;
        this.address = browser.address();
        this.userAgent = browser.userAgent();
        this.lastSeenAt = now;
        this.createdAt = now;
        this.updatedAt = now;
    }

    UUID id() {
        return id;
    }
}
