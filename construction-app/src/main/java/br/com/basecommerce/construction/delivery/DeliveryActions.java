package br.com.basecommerce.construction.delivery;

import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.identity.Reach;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Which steps a user may take with a delivery now; buttons and {@code allowed_actions} come from here. */
@Component
class DeliveryActions {

    List<String> allowed(CurrentUser user, UUID salesperson, DeliveryKind kind, DeliveryStatus status) {
        return Arrays.stream(DeliveryStep.values())
                .filter(step -> step.startsFrom(kind, status))
                .filter(step -> reaches(user.reachOf(step.permission()), user.id().equals(salesperson)))
                .map(DeliveryStep::noun)
                .toList();
    }

    private static boolean reaches(Reach reach, boolean own) {
        return reach == Reach.ALL || (reach == Reach.OWN && own);
    }
}
