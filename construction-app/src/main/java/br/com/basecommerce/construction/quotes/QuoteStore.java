package br.com.basecommerce.construction.quotes;

import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.identity.Permission;
import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.common.web.problem.ProblemType;
import br.com.basecommerce.construction.access.Permissions;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Finds quotes for somebody who may see them, and holds one while it is changed. */
@Component
class QuoteStore {

    private static final String WHOLE = "select q from Quote q left join fetch q.lines where q.id = :id";

    private final EntityManager entities;
    private final QuotePolicies policies;
    private final Permissions permissions;

    QuoteStore(EntityManager entities, QuotePolicies policies, Permissions permissions) {
        this.entities = entities;
        this.policies = policies;
        this.permissions = permissions;
    }

    /** @throws ProblemException not-found for an absent one, another store's, and one that is out of the user's sight */
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    public void require(UUID id, CurrentUser user) {
        seen(Optional.ofNullable(entities.find(Quote.class, id)), rights(user));
    }

    /** The quote with its lines, in one query; otherwise as {@link #require}. */
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    public Quote visible(UUID id, QuoteRights rights) {
        return seen(Optional.ofNullable(entities.createQuery(WHOLE, Quote.class).setParameter("id", id)
                .getSingleResultOrNull()), rights);
    }

    private static Quote seen(Optional<Quote> found, QuoteRights rights) {
        return found.filter(quote -> rights.may(Permission.QUOTE_VIEW, quote))
                .orElseThrow(ProblemException::notFound);
    }

    /**
     * Holds the quote until the end of the transaction, so that two changes of it follow each other.
     *
     * @throws ProblemException not-found, or forbidden for an action that the user never has on this quote
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Quote held(UUID id, QuoteAction action, CurrentUser user) {
        QuoteRights rights = rights(user);
        Quote quote = seen(Optional.ofNullable(entities.find(Quote.class, id, LockModeType.PESSIMISTIC_WRITE)), rights);
        if (!rights.may(action.permission(), quote)) {
            throw ProblemException.notFound();
        }
        if (!rights.may(action, quote)) {
            throw permissions.forbidden(action.permission());
        }
        return quote;
    }

    QuoteRights rights(CurrentUser user) {
        return new QuoteRights(user, policies.current());
    }

    void add(Quote quote) {
        entities.persist(quote);
    }

    /** Writes what changed, so that its version is the one the change got. */
    Quote written(Quote quote) {
        entities.flush();
        return quote;
    }

    /** @param seen null where the way in knows no version */
    static void requireVersion(Quote quote, @Nullable Integer seen) {
        if (seen != null && seen != quote.version()) {
            throw ProblemException.of(ProblemType.STALE_VERSION);
        }
    }
}
