package br.com.basecommerce.construction.documents;

import br.com.basecommerce.construction.customers.CustomerRenamed;
import br.com.basecommerce.construction.customers.JobSiteRenamed;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Quotes and orders are found by the name their customer and job site have now. */
@Component
class RenamedParties {

    private static final List<String> REFRESH = Stream.of("construction.quote", "construction.sales_order")
            .map("""
                    update %1$s d
                    set search_text = construction.normalise(concat_ws(' ', d.number, c.name, c.document, s.name))
                    from %1$s self
                    join construction.customer c on c.tenant_id = self.tenant_id and c.id = self.customer_id
                    left join construction.job_site s on s.tenant_id = self.tenant_id and s.id = self.job_site_id
                    where d.tenant_id = self.tenant_id and d.id = self.id
                      and (self.customer_id = :customer::uuid or self.job_site_id = :site::uuid)
                    """::formatted)
            .toList();

    private final JdbcClient jdbc;

    RenamedParties(JdbcClient jdbc) {
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
        REFRESH.forEach(sql -> jdbc.sql(sql).param("customer", customer == null ? null : customer.toString())
                .param("site", site == null ? null : site.toString()).update());
    }
}
