package br.com.basecommerce.common.identity;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who stands behind the present work: a person or program signed in, or nobody in jobs and commands. */
public final class SignedIn {

    private SignedIn() {}

    public static Optional<CurrentUser> user() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof CurrentUser user
                ? Optional.of(user)
                : Optional.empty();
    }

    /** Id of the user, for {@code created_by}; null in jobs and commands. */
    public static @Nullable UUID id() {
        return user().map(CurrentUser::id).orElse(null);
    }
}
