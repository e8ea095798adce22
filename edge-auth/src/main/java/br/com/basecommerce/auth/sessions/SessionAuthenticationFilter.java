package br.com.basecommerce.auth.sessions;

import br.com.basecommerce.auth.web.FailureAnswers;
import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.tenancy.TenantContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Makes the owner of the request's session its user; only for this request, nothing is kept. */
public class SessionAuthenticationFilter extends OncePerRequestFilter {

    private final SessionLookup sessions;
    private final SessionCookie cookie;
    private final FailureAnswers failures;

    public SessionAuthenticationFilter(SessionLookup sessions, SessionCookie cookie,
            FailureAnswers failures) {
        this.sessions = sessions;
        this.cookie = cookie;
        this.failures = failures;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<CurrentUser> user;
        try {
            user = find(request);
        } catch (TransactionException | DataAccessException databaseAway) {
            failures.answer(databaseAway, request, response);
            return;
        }
        user.ifPresent(SessionAuthenticationFilter::authenticate);
        chain.doFilter(request, response);
    }

    private Optional<CurrentUser> find(HttpServletRequest request) {
        return TenantContext.current().isPresent()
                ? cookie.valueIn(request).flatMap(sessions::find).map(SignedIn::user)
                : Optional.empty();
    }

    private static void authenticate(CurrentUser user) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(user, null,
                AuthorityUtils.createAuthorityList("ROLE_" + user.role().name())));
        SecurityContextHolder.setContext(context);
    }
}
