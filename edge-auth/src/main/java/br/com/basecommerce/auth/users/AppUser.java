package br.com.basecommerce.auth.users;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.identity.Role;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A person who signs in; belongs to exactly one store. */
@Entity
@Table(name = "app_user")
class AppUser {

    static final int ATTEMPTS = 5;
    static final Duration LOCKED_FOR = Duration.ofMinutes(15);

    @Id
    private UUID id;

    @TenantId
    private UUID tenantId;

    private String name;
    private String email;

    @Generated
    @Column(insertable = false, updatable = false)
    private String emailNormalised;

    private @Nullable String passwordHash;

    @Enumerated(EnumType.STRING)
    private Role role;

    private @Nullable UUID customerId;
    private boolean active;
    private int failedAttempts;
    private @Nullable Instant lockedUntil;
    private @Nullable Instant lastLoginAt;

    @Version
    private int version;

    @Column(updatable = false)
    private Instant createdAt;

    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init")
    protected AppUser() {}

    /**
     * A new user, who has no password yet.
     *
     * @param customerId the customer a portal user buys for; null exactly for every other role
     */
    @SuppressWarnings("NullAway.Init")
    AppUser(String name, String email, Role role, @Nullable UUID customerId, Instant now) {
        if ((role == Role.CUSTOMER) != (customerId != null)) {
            throw new IllegalArgumentException("a customer id belongs to role customer and to no other");
        }
        this.id = Ids.next();
        this.name = name;
        this.email = email;
        this.role = role;
        this.customerId = customerId;
        this.active = true;
        this.createdAt = now;
        this.updatedAt = now;
    }

    void usePassword(String hash, Instant now) {
        passwordHash = hash;
        failedAttempts = 0;
        lockedUntil = null;
        updatedAt = now;
    }

    /** Counts a wrong password; whether the account is locked by it. */
    boolean countFailure(Instant now) {
        failedAttempts++;
        updatedAt = now;
        if (failedAttempts < ATTEMPTS) {
            return false;
        }
        failedAttempts = 0;
        lockedUntil = now.plus(LOCKED_FOR);
        return true;
    }

    void signedIn(Instant now) {
        failedAttempts = 0;
        lockedUntil = null;
        lastLoginAt = now;
        updatedAt = now;
    }

    void become(Role newRole, Instant now) {
        if (newRole == Role.CUSTOMER || role == Role.CUSTOMER) {
            throw new IllegalArgumentException("portal users are made for a customer and stay portal users");
        }
        role = newRole;
        updatedAt = now;
    }

    void activate(boolean nowActive, Instant now) {
        active = nowActive;
        updatedAt = now;
    }

    /** Until when nobody may try this account; empty when it is not locked. */
    Optional<Instant> lockedAt(Instant now) {
        return Optional.ofNullable(lockedUntil).filter(now::isBefore);
    }

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }

    String email() {
        return email;
    }

    Role role() {
        return role;
    }

    @Nullable
    UUID customerId() {
        return customerId;
    }

    boolean isActive() {
        return active;
    }

    Optional<Instant> lastLoginAt() {
        return Optional.ofNullable(lastLoginAt);
    }

    Optional<String> passwordHash() {
        return Optional.ofNullable(passwordHash);
    }
}
