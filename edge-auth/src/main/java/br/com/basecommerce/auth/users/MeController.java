package br.com.basecommerce.auth.users;

import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.identity.Role;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who is signed in. */
@RestController
class MeController {

    record Me(UUID id, String tenant, String name, String email, Role role, @Nullable UUID customerId) {}

    private final UserAdministration users;

    MeController(UserAdministration users) {
        this.users = users;
    }

    @GetMapping("/auth/me")
    Me me(@AuthenticationPrincipal CurrentUser user) {
        Account account = users.find(user.id()).orElseThrow();
        return new Me(account.id(), user.tenant().slug(), account.name(), account.email(), account.role(),
                account.customerId());
    }
}
