package br.com.basecommerce.construction.orders;

import br.com.basecommerce.common.tenancy.TenantContext;
import br.com.basecommerce.construction.customers.CustomerRenamed;
import br.com.basecommerce.construction.customers.JobSiteRenamed;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Orders are found by the name their customer and job site have now. */
@Component
class RenamedBuyers {

    private static final String REFRESH = """
            update construction.sales_order o
            set search_text = construction.normalise(concat_ws(' ', o.number, c.name, c.document, s.name))
            from construction.sales_order self
            join construction.customer c on c.tenant_id = self.tenant_id and c.id = self.customer_id
            left join construction.job_site s on s.tenant_id = self.tenant_id and s.id = self.job_site_id
            where o.tenant_id = self.tenant_id and o.id = self.id
              and self.tenant_id = :tenant
              and (self.customer_id = :customer::uuid or self.job_site_id = :site::uuid)
            """;

    private final JdbcClient jdbc;

    RenamedBuyers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void customer(CustomerRenamed renamed) {
        refresh(renamed.customerId(), null);
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void jobSite(JobSiteRenamed renamed) {
        refresh(null, renamed.jobSiteId());
    }

    private void refresh(@Nullable UUID customer, @Nullable UUID site) {
        jdbc.sql(REFRESH).param("tenant", TenantContext.required().id().value())
                .param("customer", customer == null ? null : customer.toString())
                .param("site", site == null ? null : site.toString()).update();
    }
}
