package br.com.basecommerce.construction.quotes;

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

/** The quotes of one customer, a tab of the customer's page; of them those that the user may see. */
@Controller
class CustomerQuotePages {

    private final Customers customers;
    private final Permissions permissions;
    private final QuoteList list;

    CustomerQuotePages(Customers customers, Permissions permissions, QuoteList list) {
        this.customers = customers;
        this.permissions = permissions;
        this.list = list;
    }

    @GetMapping("/web/clientes/{id}/cotacoes")
    @RequiresPermission(Permission.QUOTE_VIEW)
    String quotes(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser user, Model model) {
        permissions.require(user, Permission.CUSTOMER_VIEW);
        model.addAttribute("customer", customers.find(id).orElseThrow(ProblemException::notFound));
        model.addAttribute("quotes", list.page(1, Pager.SIZE, new QuoteFilter(null, List.of(), id, null, null, null,
                null, null), user));
        return "quotes/of-customer";
    }
}
