package br.com.basecommerce.auth.users;

import br.com.basecommerce.common.identity.Role;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What others may know of a user.
 *
 * @param customerId the customer a portal user buys for; null for every other role
 * @param lastLoginAt null before the first sign-in
 */
public record Account(UUID id, String name, String email, Role role, @Nullable UUID customerId, boolean active,
        boolean hasPassword, @Nullable Instant lastLoginAt) {

    static Account of(AppUser user) {
        return new Account(user.id(), user.name(), user.email(), user.role(), user.customerId(), user.isActive(),
                user.passwordHash().isPresent(), user.lastLoginAt().orElse(null));
    }

    /** What a person typed, as e-mail addresses are compared. */
    static String normalised(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
