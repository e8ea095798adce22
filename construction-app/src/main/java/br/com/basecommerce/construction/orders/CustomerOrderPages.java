package br.com.basecommerce.construction.orders;

import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.identity.Permission;
import br.com.basecommerce.common.web.page.Pager;
import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.construction.access.Permissions;
import br.com.basecommerce.construction.access.RequiresPermission;
import br.com.basecommerce.construction.customers.Customers;
import java.util.List;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The orders of one customer, a tab of the customer's page; of them those that the user may see. */
@Controller
class CustomerOrderPages {

    private final Customers customers;
    private final Permissions permissions;
    private final OrderList list;
    private final Sight sight;

    CustomerOrderPages(Customers customers, Permissions permissions, OrderList list, Sight sight) {
        this.customers = customers;
        this.permissions = permissions;
        this.list = list;
        this.sight = sight;
    }

    @GetMapping("/web/clientes/{id}/pedidos")
    @RequiresPermission(Permission.ORDER_VIEW)
    String orders(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser user, Model model) {
        permissions.require(user, Permission.CUSTOMER_VIEW);
        boolean withAmounts = user.may(Permission.ORDER_AMOUNTS);
        model.addAttribute("customer", customers.find(id).orElseThrow(ProblemException::notFound));
        model.addAttribute("orders", list.page(1, Pager.SIZE, new OrderFilter(null, List.of(), id, null, null, null,
                false), sight.of(user, Permission.ORDER_VIEW), withAmounts));
        model.addAttribute("withAmounts", withAmounts);
        return "orders/of-customer";
    }
}
