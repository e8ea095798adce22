package br.com.basecommerce.common.identity;

import br.com.basecommerce.common.tenancy.Tenant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who makes the present request; the principal of its authentication.
 *
 * @param customerId the customer a portal user buys for; null for every other role
 * @param credentialId id of the session or API token, the {@code sid} of the inner token
 */
public record CurrentUser(UUID id, String name, Role role, Tenant tenant, @Nullable UUID customerId, Scope scope,
        String credentialId) {

    public Reach reachOf(Permission permission) {
        return permission.reachOf(role);
    }

    /** Whether the user may do this at all, be it on all rows or only on own ones. */
    public boolean may(Permission permission) {
        return reachOf(permission) != Reach.NONE;
    }
}
