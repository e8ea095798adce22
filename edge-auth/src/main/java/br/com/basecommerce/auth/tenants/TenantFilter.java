package br.com.basecommerce.auth.tenants;

import br.com.basecommerce.auth.web.FailureAnswers;
import br.com.basecommerce.common.tenancy.Tenant;
import br.com.basecommerce.common.tenancy.TenantContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.MDC;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Binds the store of a request, which the edge took from the host and wrote into {@value #HEADER}; nothing else is trusted.
 * Without a known store only the routes answer that belong to none.
 */
@Component
@ConditionalOnWebApplication
@Order(TenantFilter.AFTER_REQUEST_CONTEXT)
class TenantFilter extends OncePerRequestFilter {

    static final String HEADER = "X-Tenant-Slug";

    /** Spring Boot's filter of the request context has -105, the security filters -100. */
    static final int AFTER_REQUEST_CONTEXT = -104;

    private static final String MDC_KEY = "tenant";
    private static final List<String> OF_NO_STORE = List.of("/health", "/tenant.json", "/error", "/auth/validate",
            "/auth/.well-known/", "/auth/assets/", "/auth/branding/");

    private final TenantDirectory tenants;
    private final FailureAnswers failures;

    TenantFilter(TenantDirectory tenants, FailureAnswers failures) {
        this.tenants = tenants;
        this.failures = failures;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Tenant> tenant;
        try {
            tenant = Optional.ofNullable(request.getHeader(HEADER)).flatMap(tenants::active);
        } catch (TransactionException | DataAccessException databaseAway) {
            failures.answer(databaseAway, request, response);
            return;
        }
        if (tenant.isPresent()) {
            proceedFor(tenant.get(), request, response, chain);
        } else if (OF_NO_STORE.stream().anyMatch(request.getRequestURI()::startsWith)) {
            chain.doFilter(request, response);
        } else {
            failures.answer(new UnknownStoreException(), request, response);
        }
    }

    private static void proceedFor(Tenant tenant, HttpServletRequest request, HttpServletResponse response,
            FilterChain chain) throws ServletException, IOException {
        try (MDC.MDCCloseable ignored = MDC.putCloseable(MDC_KEY, tenant.slug())) {
            TenantContext.call(tenant, () -> {
                chain.doFilter(request, response);
                return tenant;
            });
        } catch (IOException | ServletException | RuntimeException failure) {
            throw failure;
        } catch (Exception impossible) {
            throw new ServletException(impossible);
        }
    }

    /** The error page of a store's request is in the store's colours. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
