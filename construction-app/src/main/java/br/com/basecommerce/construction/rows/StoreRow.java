package br.com.basecommerce.construction.rows;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.identity.SignedIn;
import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** Identity, store, version and times of a row; made by whoever is signed in. */
@MappedSuperclass
public abstract class StoreRow {

    @Id
    private UUID id = Ids.next();

    @TenantId
    private @Nullable UUID tenantId;

    // A wrapper, so that a row not yet written is told apart from one of version 0.
    @Version
    private @Nullable Integer version;

    @Column(updatable = false)
    private Instant createdAt = Instant.EPOCH;

    @Column(updatable = false)
    private @Nullable UUID createdBy;

    private Instant updatedAt = Instant.EPOCH;

    /** For Hibernate. */
    protected StoreRow() {}

    protected StoreRow(Instant now) {
        createdAt = now;
        createdBy = SignedIn.id();
        updatedAt = now;
    }

    /** To be called by every change. */
    protected final void touch(Instant now) {
        updatedAt = now;
    }

    public final UUID id() {
        return id;
    }

    public final int version() {
        return version == null ? 0 : version;
    }

    public final Instant createdAt() {
        return createdAt;
    }

    public final @Nullable UUID createdBy() {
        return createdBy;
    }

    public final Instant updatedAt() {
        return updatedAt;
    }
}
