package br.com.basecommerce.auth.audit;

import br.com.basecommerce.common.cli.OperatorTrail;
import br.com.basecommerce.common.identity.CurrentUser;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who caused an event. */
public record Actor(@Nullable UUID id, String name) {

    /** A person at the command line. */
    public static final Actor OPERATOR = new Actor(null, OperatorTrail.OPERATOR);
    /** Somebody who is not signed in. */
    public static final Actor NOBODY = new Actor(null, "nobody");

    public static Actor of(CurrentUser user) {
        return new Actor(user.id(), user.name());
    }
}
