package br.com.basecommerce.construction.orders;

import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.identity.SignedIn;
import br.com.basecommerce.construction.history.StatusChanges;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Every step of an order or a delivery, with who took it and why. */
@Component
public class OrderHistory {

    private final StatusChanges changes;

    OrderHistory(StatusChanges changes) {
        this.changes = changes;
    }

    /**
     * @param subjectType {@code order}, {@code delivery}
     * @param before null for the first status
     */
    public void changed(String subjectType, UUID subject, @Nullable String before, String next,
            @Nullable String reason, @Nullable String note) {
        changes.record(subjectType, subject, before, next, null, reason, note, SignedIn.id(),
                SignedIn.user().map(CurrentUser::name).orElse(null));
    }
}
