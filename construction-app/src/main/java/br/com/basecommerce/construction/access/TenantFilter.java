package br.com.basecommerce.construction.access;

import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.tenancy.Tenant;
import br.com.basecommerce.common.tenancy.TenantContext;
import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.common.web.problem.ProblemType;
import br.com.basecommerce.construction.refusals.Refusals;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Binds the store of the token to the rest of the request, and refuses a token that came in through another store's
 * address: the edge never sends one, so somebody is trying.
 */
class TenantFilter extends OncePerRequestFilter {

    static final String HEADER = "X-Tenant-Slug";
    private static final String MDC_KEY = "tenant";

    private final Refusals refusals;
    private final SecurityEvents events;

    TenantFilter(Refusals refusals, SecurityEvents events) {
        this.refusals = refusals;
        this.events = events;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof CurrentUser user)) {
            chain.doFilter(request, response);
        } else if (user.tenant().slug().equals(request.getHeader(HEADER))) {
            proceed(user.tenant(), request, response, chain);
        } else {
            events.tenantMismatch(user, request);
            refusals.answer(ProblemException.of(ProblemType.TENANT_MISMATCH), request, response);
        }
    }

    private static void proceed(Tenant tenant, HttpServletRequest request, HttpServletResponse response,
            FilterChain chain) throws ServletException, IOException {
        try (MDC.MDCCloseable ignored = MDC.putCloseable(MDC_KEY, tenant.slug())) {
            TenantContext.call(tenant, () -> {
                chain.doFilter(request, response);
                return true;
            });
        } catch (IOException | ServletException | RuntimeException failure) {
            throw failure;
        } catch (Exception impossible) {
            throw new ServletException(impossible);
        }
    }
}
