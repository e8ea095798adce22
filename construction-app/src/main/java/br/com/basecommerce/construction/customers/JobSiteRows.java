package br.com.basecommerce.construction.customers;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** The job sites of the bound store. */
interface JobSiteRows extends Repository<JobSite, UUID> {

    Optional<JobSite> findById(UUID id);

    List<JobSite> findByIdIn(Collection<UUID> ids);

    List<JobSite> findByCustomerIdOrderByActiveDescNameAsc(UUID customerId);

    JobSite saveAndFlush(JobSite site);
}
