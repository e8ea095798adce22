package br.com.basecommerce.construction.catalogue;

import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.identity.Permission;
import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.web.page.Fragments;
import br.com.basecommerce.construction.access.RequiresPermission;
import br.com.basecommerce.construction.forms.Forms;
import br.com.basecommerce.construction.forms.Numbers;
import br.com.basecommerce.construction.forms.Typed;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Products on screen. */
@Controller
@RequestMapping("/web/produtos")
class ProductPages {

    private static final int ROWS = 20;

    private final ProductRegister register;
    private final ProductList list;
    private final Forms forms;

    ProductPages(ProductRegister register, ProductList list, Forms forms) {
        this.register = register;
        this.list = list;
        this.forms = forms;
    }

    @GetMapping
    @RequiresPermission(Permission.PRODUCT_VIEW)
    String list(@RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor, HtmxRequest htmx, Model model,
            @AuthenticationPrincipal CurrentUser user) {
        boolean all = q == null || q.isBlank();
        model.addAttribute("q", all ? "" : q);
        model.addAttribute("page", list.list(new ProductFilter(q, null, null, true, null, null, null, null, ROWS,
                cursor, all), user));
        model.addAttribute("mayEdit", user.may(Permission.PRODUCT_EDIT));
        return Fragments.view(htmx, "catalogue/list", "results");
    }

    @GetMapping("/{id}")
    @RequiresPermission(Permission.PRODUCT_VIEW)
    String show(@PathVariable UUID id, Model model, @AuthenticationPrincipal CurrentUser user) {
        ProductFacts product = register.facts(id);
        model.addAttribute("product", product);
        model.addAttribute("unitLines", UnitLine.of(product));
        model.addAttribute("breaks", register.breaks(id));
        model.addAttribute("locked", register.unitsInUse(id));
        model.addAttribute("changes", register.priceChanges(id));
        model.addAttribute("mayEdit", user.may(Permission.PRODUCT_EDIT));
        model.addAttribute("seesCost", user.may(Permission.COST_VIEW));
        model.addAttribute("mayPrice", user.may(Permission.PRODUCT_PRICE));
        return "catalogue/product";
    }

    @PostMapping("/{id}/preco")
    @RequiresPermission(Permission.PRODUCT_PRICE)
    String changePrice(@PathVariable UUID id, @RequestParam String price, @AuthenticationPrincipal CurrentUser user) {
        Typed typed = forms.read();
        Money read = typed.required("price", price, text -> ProductForm.money(text, Numbers.OF_PEOPLE));
        typed.check();
        register.changePrice(id, read == null ? Money.ZERO : read, user);
        return "redirect:/web/produtos/" + id;
    }
}
