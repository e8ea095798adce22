package br.com.basecommerce.construction.customers;

import br.com.basecommerce.common.tenancy.TenantContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What other features may know of job sites. */
@Component
@Transactional(readOnly = true)
public class JobSites {

    private static final int CANDIDATES = 60;
    private static final String SEARCH = """
            select s.id
            from construction.search_job_sites(:typed, :candidates) with ordinality as hit (id, rank)
            join construction.job_site s on s.tenant_id = :tenant and s.id = hit.id
            where s.active
            order by hit.rank
            limit :most
            """;

    private final JobSiteRows rows;
    private final JdbcClient jdbc;

    JobSites(JobSiteRows rows, JdbcClient jdbc) {
        this.rows = rows;
        this.jdbc = jdbc;
    }

    /** Empty for another store's job site. */
    public Optional<JobSiteFacts> find(UUID id) {
        return rows.findById(id).map(JobSite::facts);
    }

    /** The active job sites of a customer, by name. */
    public List<JobSiteFacts> of(UUID customerId) {
        return rows.findByCustomerIdOrderByActiveDescNameAsc(customerId).stream().filter(JobSite::isActive)
                .map(JobSite::facts).toList();
    }

    /** The one active job site of a customer; empty when there is none, or a choice. */
    public Optional<UUID> onlyOneOf(UUID customerId) {
        List<JobSiteFacts> known = of(customerId);
        return known.size() == 1 ? Optional.of(known.getFirst().id()) : Optional.empty();
    }

    /** The active job sites whose name, street or contact was typed, best first. */
    public List<JobSiteFacts> search(String typed, int most) {
        List<UUID> ids = jdbc.sql(SEARCH).param("typed", typed).param("candidates", CANDIDATES).param("most", most)
                .param("tenant", TenantContext.required().id().value())
                .query((row, number) -> row.getObject("id", UUID.class)).list();
        List<JobSiteFacts> found = rows.findByIdIn(ids).stream().map(JobSite::facts).toList();
        return ids.stream().flatMap(id -> found.stream().filter(site -> site.id().equals(id))).toList();
    }
}
