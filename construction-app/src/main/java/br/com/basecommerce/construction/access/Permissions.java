package br.com.basecommerce.construction.access;

import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.identity.Permission;
import br.com.basecommerce.common.identity.Reach;
import br.com.basecommerce.common.identity.Role;
import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.common.web.problem.ProblemType;
import br.com.basecommerce.construction.store.Users;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/** Refuses what a user may not do, and says who can. For rules that depend on the row or on a field of the request. */
@Component
public class Permissions {

    private final Users users;

    Permissions(Users users) {
        this.users = users;
    }

    /** @throws ProblemException forbidden, naming the permission and the administrators */
    public void require(CurrentUser user, Permission permission) {
        requireAny(user, permission);
    }

    /** @throws ProblemException forbidden, when the permission reaches only the user's own rows or none */
    public void requireAll(CurrentUser user, Permission permission) {
        if (user.reachOf(permission) != Reach.ALL) {
            throw forbidden(permission);
        }
    }

    void requireAny(CurrentUser user, Permission... permissions) {
        if (Arrays.stream(permissions).noneMatch(user::may)) {
            throw forbidden(permissions[0]);
        }
    }

    public ProblemException forbidden(Permission permission) {
        List<String> administrators = users.namesOf(Role.ADMIN);
        return ProblemException.of(ProblemType.FORBIDDEN)
                .with("permission", permission.code())
                .with("who_can", administrators);
    }

    static ProblemException readOnly() {
        return ProblemException.of(ProblemType.FORBIDDEN).detail("access.read_only");
    }
}
