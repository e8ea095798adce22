package br.com.basecommerce.construction.customers;

import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.identity.Permission;
import br.com.basecommerce.common.identity.Reach;
import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.common.web.problem.ProblemType;
import br.com.basecommerce.construction.access.Permissions;
import br.com.basecommerce.construction.forms.Forms;
import br.com.basecommerce.construction.history.AuditTrail;
import br.com.basecommerce.construction.rest.Versions;
import br.com.basecommerce.construction.store.StoreCalendar;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes customers in, changes and deactivates them. */
@Service
@Transactional
class CustomerRegister {

    private static final String SUBJECT = "customer";

    private final CustomerRows rows;
    private final Forms forms;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final StoreCalendar calendar;

    CustomerRegister(CustomerRows rows, Forms forms, Permissions permissions, AuditTrail audit,
            ApplicationEventPublisher events, StoreCalendar calendar) {
        this.rows = rows;
        this.forms = forms;
        this.permissions = permissions;
        this.audit = audit;
        this.events = events;
        this.calendar = calendar;
    }

    @Transactional(readOnly = true)
    Customer get(UUID id) {
        return rows.findById(id).orElseThrow(ProblemException::notFound);
    }

    /** The customer that has the document already, however it is spelt. */
    @Transactional(readOnly = true)
    Optional<Customer> withDocument(@Nullable String bare) {
        return bare == null ? Optional.empty() : rows.findByDocument(bare);
    }

    Customer register(CustomerForm form, CurrentUser user) {
        CustomerData data = form.read(forms.read());
        refuseDuplicate(data, null);
        Customer customer = rows.saveAndFlush(new Customer(data, calendar.now()));
        audit.recorded(user, "customer.created", SUBJECT, customer.id(), customer.audited());
        return customer;
    }

    /** Changes what the form holds; the form is made from the present state, so that a patch can begin with it. */
    Customer change(UUID id, int seen, CurrentUser user, UnaryOperator<CustomerForm> edit) {
        Customer customer = editable(id, user);
        Versions.require(seen, customer.version(), customer.view());
        CustomerData data = edit.apply(customer.form()).read(forms.read());
        boolean identityMoved = data.kind() != customer.kind()
                || !Objects.equals(data.document(), customer.document());
        if (identityMoved) {
            permissions.requireAll(user, Permission.CUSTOMER_EDIT);
            refuseDuplicate(data, id);
        }
        boolean renamed = identityMoved || !data.name().equals(customer.name());
        Map<String, @Nullable Object> before = customer.audited();
        customer.change(data, calendar.now());
        rows.saveAndFlush(customer);
        audit.changed(user, "customer.changed", SUBJECT, id, before, customer.audited());
        if (renamed) {
            events.publishEvent(new CustomerRenamed(id, data.name(), data.document()));
        }
        return customer;
    }

    /** Already so: nothing happens. */
    Customer setActive(UUID id, boolean active, CurrentUser user) {
        Customer customer = get(id);
        refuseWalkIn(customer);
        if (customer.isActive() != active) {
            Map<String, @Nullable Object> before = customer.audited();
            customer.setActive(active, calendar.now());
            rows.saveAndFlush(customer);
            audit.changed(user, active ? "customer.reactivated" : "customer.deactivated", SUBJECT, id, before,
                    customer.audited());
        }
        return customer;
    }

    private Customer editable(UUID id, CurrentUser user) {
        Customer customer = get(id);
        refuseWalkIn(customer);
        if (!mayEdit(customer, user)) {
            throw ProblemException.notFound();
        }
        return customer;
    }

    /** A salesperson edits the customers they took in themselves. */
    static boolean mayEdit(Customer customer, CurrentUser user) {
        Reach reach = user.reachOf(Permission.CUSTOMER_EDIT);
        return !customer.isWalkIn()
                && (reach == Reach.ALL || reach == Reach.OWN && user.id().equals(customer.createdBy()));
    }

    private static void refuseWalkIn(Customer customer) {
        if (customer.isWalkIn()) {
            throw ProblemException.of(ProblemType.INVALID_TRANSITION).detail("customers.walk_in.fixed");
        }
    }

    private void refuseDuplicate(CustomerData data, @Nullable UUID self) {
        withDocument(data.document()).filter(other -> !other.id().equals(self)).ifPresent(other -> {
            throw ProblemException.of(ProblemType.DUPLICATE)
                    .detail("customers.duplicate", other.name())
                    .with("field", "document")
                    .with("existing", Map.of("id", other.id(), "name", other.name()));
        });
    }
}
