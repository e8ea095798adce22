package br.com.basecommerce.construction.customers;

import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.identity.Permission;
import br.com.basecommerce.construction.access.RequiresPermission;
import br.com.basecommerce.construction.repetition.Idempotent;
import br.com.basecommerce.construction.rest.Listing;
import br.com.basecommerce.construction.rest.MergePatch;
import br.com.basecommerce.construction.rest.Versions;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Customers for programs. */
@RestController
@RequestMapping("/api/v1/customers")
class CustomerApi {

    private final CustomerRegister register;
    private final CustomerList list;
    private final MergePatch patches;

    CustomerApi(CustomerRegister register, CustomerList list, MergePatch patches) {
        this.register = register;
        this.list = list;
        this.patches = patches;
    }

    @GetMapping
    @RequiresPermission(Permission.CUSTOMER_VIEW)
    Listing<CustomerView> list(@ModelAttribute CustomerFilter filter) {
        return list.list(filter);
    }

    @GetMapping("/{id}")
    @RequiresPermission(Permission.CUSTOMER_VIEW)
    ResponseEntity<CustomerView> get(@PathVariable UUID id) {
        return answer(register.get(id));
    }

    @PostMapping
    @Idempotent
    @RequiresPermission(Permission.CUSTOMER_CREATE)
    ResponseEntity<CustomerView> create(@RequestBody CustomerForm form, @AuthenticationPrincipal CurrentUser user) {
        Customer customer = register.register(form, user);
        return Versions.created(URI.create("/api/v1/customers/" + customer.id()), customer.view(), customer.version());
    }

    @PatchMapping("/{id}")
    @RequiresPermission(Permission.CUSTOMER_EDIT)
    ResponseEntity<CustomerView> change(@PathVariable UUID id, @RequestBody JsonNode patch,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @AuthenticationPrincipal CurrentUser user) {
        return answer(register.change(id, Versions.seen(ifMatch), user, form -> patches.apply(form, patch)));
    }

    @PostMapping("/{id}/deactivation")
    @RequiresPermission(Permission.CUSTOMER_DEACTIVATE)
    ResponseEntity<CustomerView> deactivate(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
        return answer(register.setActive(id, false, user));
    }

    @DeleteMapping("/{id}/deactivation")
    @RequiresPermission(Permission.CUSTOMER_DEACTIVATE)
    ResponseEntity<CustomerView> reactivate(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
        return answer(register.setActive(id, true, user));
    }

    private static ResponseEntity<CustomerView> answer(Customer customer) {
        return Versions.answer(customer.view(), customer.version());
    }
}
