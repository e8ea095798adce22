package br.com.basecommerce.construction.customers;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.identity.Permission;
import br.com.basecommerce.common.web.page.Fragments;
import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.common.web.problem.ProblemType;
import br.com.basecommerce.construction.access.RequiresPermission;
import br.com.basecommerce.construction.forms.Forms;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Customers on screen. */
@Controller
@RequestMapping("/web/clientes")
class CustomerPages {

    private static final int ROWS = 20;

    private final CustomerRegister register;
    private final Customers customers;
    private final JobSiteRegister sites;
    private final CustomerList list;

    CustomerPages(CustomerRegister register, Customers customers, JobSiteRegister sites, CustomerList list) {
        this.register = register;
        this.customers = customers;
        this.sites = sites;
        this.list = list;
    }

    @GetMapping
    @RequiresPermission(Permission.CUSTOMER_VIEW)
    String list(@RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor, HtmxRequest htmx, Model model,
            @AuthenticationPrincipal CurrentUser user) {
        boolean all = q == null || q.isBlank();
        model.addAttribute("q", all ? "" : q);
        model.addAttribute("page", list.list(new CustomerFilter(q, null, true, null, null, ROWS, cursor, all)));
        model.addAttribute("mayCreate", user.may(Permission.CUSTOMER_CREATE));
        return Fragments.view(htmx, "customers/list", "results");
    }

    @GetMapping("/novo")
    @RequiresPermission(Permission.CUSTOMER_CREATE)
    ModelAndView blank(@RequestParam(required = false) @Nullable String nome) {
        return form(CustomerForm.empty(nome), "/web/clientes/novo", HttpStatus.OK).addObject("key", Ids.next());
    }

    @PostMapping("/novo")
    @RequiresPermission(Permission.CUSTOMER_CREATE)
    ModelAndView create(@ModelAttribute("form") CustomerForm form, BindingResult binding,
            @RequestParam(name = "_key", required = false) @Nullable String key,
            @AuthenticationPrincipal CurrentUser user) {
        try {
            return new ModelAndView("redirect:/web/clientes/" + register.register(form, user).id());
        } catch (ProblemException refused) {
            return refused(refused, form, binding, "/web/clientes/novo").addObject("key", key);
        }
    }

    @GetMapping("/{id}")
    @RequiresPermission(Permission.CUSTOMER_VIEW)
    String show(@PathVariable UUID id, Model model, @AuthenticationPrincipal CurrentUser user) {
        Customer customer = register.get(id);
        model.addAttribute("customer", customer.view());
        model.addAttribute("lastPurchase", customers.lastPurchase(id, user).orElse(null));
        model.addAttribute("mayEdit", CustomerRegister.mayEdit(customer, user));
        model.addAttribute("mayQuote", user.may(Permission.QUOTE_CREATE) && customer.isActive());
        model.addAttribute("key", Ids.next());
        model.addAttribute("mayDeactivate", user.may(Permission.CUSTOMER_DEACTIVATE) && !customer.isWalkIn());
        return "customers/customer";
    }

    @GetMapping("/{id}/obras")
    @RequiresPermission(Permission.CUSTOMER_VIEW)
    String sites(@PathVariable UUID id, Model model, @AuthenticationPrincipal CurrentUser user) {
        Customer customer = register.get(id);
        model.addAttribute("customer", customer.view());
        model.addAttribute("sites", sites.of(id).stream().map(JobSite::facts).toList());
        model.addAttribute("mayEditSites", user.may(Permission.JOB_SITE_EDIT) && !customer.isWalkIn());
        return "customers/sites";
    }

    @GetMapping("/{id}/editar")
    @RequiresPermission(Permission.CUSTOMER_EDIT)
    ModelAndView edit(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
        Customer customer = register.get(id);
        if (!CustomerRegister.mayEdit(customer, user)) {
            throw ProblemException.notFound();
        }
        return form(customer.form(), "/web/clientes/" + id + "/editar", HttpStatus.OK)
                .addObject("version", customer.version());
    }

    @PostMapping("/{id}/editar")
    @RequiresPermission(Permission.CUSTOMER_EDIT)
    ModelAndView change(@PathVariable UUID id, @RequestParam int version, @ModelAttribute("form") CustomerForm form,
            BindingResult binding, @AuthenticationPrincipal CurrentUser user) {
        try {
            register.change(id, version, user, present -> form);
            return new ModelAndView("redirect:/web/clientes/" + id);
        } catch (ProblemException refused) {
            return refused(refused, form, binding, "/web/clientes/" + id + "/editar").addObject("version", version);
        }
    }

    @PostMapping("/{id}/desativacao")
    @RequiresPermission(Permission.CUSTOMER_DEACTIVATE)
    String deactivate(@PathVariable UUID id, @RequestParam boolean active, @AuthenticationPrincipal CurrentUser user) {
        register.setActive(id, active, user);
        return "redirect:/web/clientes/" + id;
    }

    private static ModelAndView refused(ProblemException refused, CustomerForm form, BindingResult binding,
            String action) {
        if (refused.type() == ProblemType.DUPLICATE && refused.members().get("existing") instanceof Map<?, ?> other) {
            binding.rejectValue("document", "customers.duplicate", new Object[]{other.get("name")}, null);
            return form(form, action, HttpStatus.CONFLICT).addObject("existing", other);
        }
        Forms.show(refused, binding);
        return form(form, action, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static ModelAndView form(CustomerForm form, String action, HttpStatus status) {
        ModelAndView view = new ModelAndView("customers/form");
        view.setStatus(status);
        return view.addObject("form", form).addObject("action", action).addObject("kinds",
                List.of("person", "company"));
    }
}
