package br.com.basecommerce.construction.orders;

import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.identity.Permission;
import br.com.basecommerce.common.identity.Role;
import br.com.basecommerce.common.web.problem.ProblemException;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What "own" means for orders and deliveries ({@code product.md} section 5.2). */
@Component
public class Sight {

    private static final Set<Permission> SHARED = Set.of(Permission.ORDER_VIEW, Permission.ORDER_AMOUNTS,
            Permission.DELIVERY_VIEW, Permission.PROOF_VIEW, Permission.DELIVERY_HAND_OVER);

    private static final String SALESPEOPLE_SEE_ALL = """
            select salespeople_see_all
            from construction.store_settings
            """;

    private static final String SOLD = """
            select salesperson_id, customer_id
            from construction.sales_order
            where id = :order
            """;

    private final JdbcClient jdbc;

    Sight(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The rows that the permission reaches; the route has made sure that it reaches any. */
    @Transactional(readOnly = true)
    public Visibility of(CurrentUser user, Permission permission) {
        return switch (user.reachOf(permission)) {
            case ALL -> Visibility.EVERYTHING;
            case OWN -> own(user, permission);
            case NONE -> throw ProblemException.notFound();
        };
    }

    private Visibility own(CurrentUser user, Permission permission) {
        if (user.role() == Role.CUSTOMER) {
            return new Visibility(null, user.customerId() == null ? user.id() : user.customerId(), null);
        } else if (user.role() == Role.DRIVER) {
            return new Visibility(null, null, user.id());
        } else if (SHARED.contains(permission) && salespeopleSeeAll()) {
            return Visibility.EVERYTHING;
        } else {
            return new Visibility(user.id(), null, null);
        }
    }

    private boolean salespeopleSeeAll() {
        return jdbc.sql(SALESPEOPLE_SEE_ALL).query(Boolean.class).optional().orElse(false);
    }

    /** @throws ProblemException not-found, when the order is absent or not one the permission reaches */
    @Transactional(readOnly = true)
    public void require(CurrentUser user, Permission permission, UUID order) {
        Visibility visibility = of(user, permission);
        boolean reached = jdbc.sql(SOLD).param("order", order)
                .query((row, number) -> visibility.includes(row.getObject("salesperson_id", UUID.class),
                        row.getObject("customer_id", UUID.class)))
                .optional().orElse(false);
        if (!reached) {
            throw ProblemException.notFound();
        }
    }
}
