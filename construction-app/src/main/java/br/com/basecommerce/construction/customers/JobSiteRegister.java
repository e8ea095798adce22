package br.com.basecommerce.construction.customers;

import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.values.Refusal;
import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.construction.forms.Forms;
import br.com.basecommerce.construction.forms.Typed;
import br.com.basecommerce.construction.history.AuditTrail;
import br.com.basecommerce.construction.rest.Cursors;
import br.com.basecommerce.construction.rest.Listing;
import br.com.basecommerce.construction.rest.SearchedTable;
import br.com.basecommerce.construction.rest.Versions;
import br.com.basecommerce.construction.store.StoreCalendar;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes job sites in, changes and lists them. */
@Service
@Transactional
class JobSiteRegister {

    private static final String SUBJECT = "job_site";
    private static final SearchedTable TABLE = new SearchedTable("job_site", "search_job_sites");

    private final JobSiteRows rows;
    private final CustomerRows customers;
    private final Forms forms;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final StoreCalendar calendar;
    private final JdbcClient jdbc;
    private final Cursors cursors;

    JobSiteRegister(JobSiteRows rows, CustomerRows customers, Forms forms, AuditTrail audit,
            ApplicationEventPublisher events, StoreCalendar calendar, JdbcClient jdbc, Cursors cursors) {
        this.rows = rows;
        this.customers = customers;
        this.forms = forms;
        this.audit = audit;
        this.events = events;
        this.calendar = calendar;
        this.jdbc = jdbc;
        this.cursors = cursors;
    }

    @Transactional(readOnly = true)
    JobSite get(UUID id) {
        return rows.findById(id).orElseThrow(ProblemException::notFound);
    }

    @Transactional(readOnly = true)
    List<JobSite> of(UUID customerId) {
        return rows.findByCustomerIdOrderByActiveDescNameAsc(customerId);
    }

    @Transactional(readOnly = true)
    Listing<JobSiteFacts> list(JobSiteFilter filter) {
        SearchedTable.Conditions conditions = new SearchedTable.Conditions()
                .and("customer_id", "=", filter.customerId())
                .and("active", "=", filter.active());
        Listing<UUID> page = TABLE.list(new SearchedTable.Asked(filter.q(), filter.limit(), filter.cursor(),
                Boolean.TRUE.equals(filter.count())), conditions, jdbc, cursors);
        Map<UUID, JobSiteFacts> found = rows.findByIdIn(page.items()).stream().map(JobSite::facts)
                .collect(Collectors.toMap(JobSiteFacts::id, facts -> facts));
        return new Listing<>(page.items().stream().map(found::get).filter(Objects::nonNull).toList(),
                page.nextCursor(), page.total());
    }

    JobSite register(JobSiteForm form, CurrentUser user) {
        Typed typed = forms.read();
        JobSiteData data = form.read(typed);
        UUID owner = owner(form, typed);
        typed.check();
        JobSite site = rows.saveAndFlush(new JobSite(owner, data, calendar.now()));
        audit.recorded(user, "job_site.created", SUBJECT, site.id(), site.audited());
        return site;
    }

    JobSite change(UUID id, int seen, CurrentUser user, UnaryOperator<JobSiteForm> edit) {
        JobSite site = get(id);
        Versions.require(seen, site.version(), site.facts());
        Typed typed = forms.read();
        JobSiteForm form = edit.apply(site.form());
        JobSiteData data = form.read(typed);
        if (!site.customerId().equals(form.customerId())) {
            typed.refuse("customer_id", "fixed");
        }
        typed.check();
        boolean renamed = !data.name().equals(site.name());
        Map<String, @Nullable Object> before = site.audited();
        site.change(data, calendar.now());
        rows.saveAndFlush(site);
        audit.changed(user, "job_site.changed", SUBJECT, id, before, site.audited());
        if (renamed) {
            events.publishEvent(new JobSiteRenamed(id, data.name()));
        }
        return site;
    }

    /** The walk-in customer has no sites: its orders are picked up. */
    private UUID owner(JobSiteForm form, Typed typed) {
        Optional<Customer> owner = Optional.ofNullable(form.customerId()).flatMap(customers::findById);
        if (owner.isEmpty()) {
            typed.refuse("customer_id", Refusal.NOTHING_TYPED);
        } else if (owner.get().isWalkIn()) {
            typed.refuse("customer_id", "walk-in");
        }
        return owner.map(Customer::id).orElse(new UUID(0, 0));
    }
}
