package br.com.basecommerce.construction.quotes;

import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.identity.Permission;
import br.com.basecommerce.common.identity.Reach;
import br.com.basecommerce.common.identity.Role;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** Which quotes a user reaches, and what may be done to one now ({@code product.md} sections 5.2 and 7). */
record QuoteRights(CurrentUser user, QuotePolicy policy) {

    private static final Set<Permission> SEEN_BY_ALL = EnumSet.of(Permission.QUOTE_VIEW, Permission.QUOTE_CONVERT);

    Reach reach(Permission permission) {
        Reach reach = user.reachOf(permission);
        boolean widened = reach == Reach.OWN && user.role() == Role.SALESPERSON && policy.salespeopleSeeAll()
                && SEEN_BY_ALL.contains(permission);
        return widened ? Reach.ALL : reach;
    }

    boolean may(Permission permission, Quote quote) {
        return switch (reach(permission)) {
            case ALL -> true;
            case OWN -> isOwn(quote);
            case NONE -> false;
        };
    }

    /** Over a limit goes only who may release. */
    boolean releases() {
        return user.may(Permission.QUOTE_RELEASE);
    }

    boolean may(QuoteAction action, Quote quote) {
        return may(action.permission(), quote) && switch (action) {
            case APPROVAL -> user.role() != Role.SALESPERSON || policy.salespersonMayApprove();
            case CANCELLATION -> user.role() != Role.SALESPERSON || quote.status() != QuoteStatus.APPROVED;
            case SALE -> user.may(Permission.ORDER_CREATE);
            default -> true;
        };
    }

    /** @param effective the state with expiry taken into account */
    Set<QuoteAction> allowed(Quote quote, QuoteStatus effective, boolean releaseNeeded) {
        Set<QuoteAction> allowed = EnumSet.noneOf(QuoteAction.class);
        Arrays.stream(QuoteAction.values())
                .filter(action -> action.startsFrom(effective) && may(action, quote))
                .filter(action -> switch (action) {
                    case SUBMISSION, SALE -> !quote.awaitsRelease() && (!releaseNeeded || releases());
                    case RELEASE_REQUEST -> releaseNeeded && !releases() && !quote.awaitsRelease();
                    default -> true;
                })
                .forEach(allowed::add);
        return allowed;
    }

    private boolean isOwn(Quote quote) {
        return user.role() == Role.CUSTOMER
                ? user.customerId() != null && user.customerId().equals(quote.customerId())
                        && quote.status() != QuoteStatus.DRAFT
                : user.id().equals(quote.salespersonId());
    }
}
