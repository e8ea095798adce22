package br.com.basecommerce.construction.access;

import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.tenancy.TenantContext;
import br.com.basecommerce.construction.history.AuditTrail;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What somebody should look at: in the log, as a figure, and in the audit trail of the user's own store. */
@Component
class SecurityEvents {

    private static final Logger LOG = LoggerFactory.getLogger(SecurityEvents.class);

    private final AuditTrail audit;
    private final MeterRegistry meters;

    SecurityEvents(AuditTrail audit, MeterRegistry meters) {
        this.audit = audit;
        this.meters = meters;
    }

    void tenantMismatch(CurrentUser user, HttpServletRequest request) {
        @Nullable
        String asked = request.getHeader(TenantFilter.HEADER);
        LOG.warn("token of store {} came in through the address of {}", user.tenant().slug(), asked);
        meters.counter("basecommerce.security.tenant.mismatch").increment();
        Map<String, @Nullable Object> seen = Map.of("path", request.getRequestURI(), "asked_store",
                asked == null ? "" : asked);
        TenantContext.run(user.tenant(), () -> audit.securityEvent(user, "access.tenant_mismatch", seen));
    }
}
