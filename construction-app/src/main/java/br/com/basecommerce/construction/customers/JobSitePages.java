package br.com.basecommerce.construction.customers;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.identity.Permission;
import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.construction.access.RequiresPermission;
import br.com.basecommerce.construction.forms.Forms;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The job sites of a customer on screen. */
@Controller
@RequestMapping("/web/clientes/{customer}/obras")
@RequiresPermission(Permission.JOB_SITE_EDIT)
class JobSitePages {

    private final JobSiteRegister register;
    private final CustomerRegister customers;

    JobSitePages(JobSiteRegister register, CustomerRegister customers) {
        this.register = register;
        this.customers = customers;
    }

    @GetMapping("/nova")
    ModelAndView blank(@PathVariable UUID customer) {
        return form(customer, "nova", JobSiteForm.empty(customer), HttpStatus.OK).addObject("key", Ids.next());
    }

    @PostMapping("/nova")
    ModelAndView create(@PathVariable UUID customer, @ModelAttribute("form") JobSiteForm form, BindingResult binding,
            @RequestParam(name = "_key", required = false) @Nullable String key,
            @AuthenticationPrincipal CurrentUser user) {
        try {
            register.register(owned(form, customer, true), user);
            return back(customer);
        } catch (ProblemException refused) {
            Forms.show(refused, binding);
            return form(customer, "nova", form, HttpStatus.UNPROCESSABLE_CONTENT).addObject("key", key);
        }
    }

    @GetMapping("/{id}")
    ModelAndView edit(@PathVariable UUID customer, @PathVariable UUID id) {
        JobSite site = register.get(id);
        if (!site.customerId().equals(customer)) {
            throw ProblemException.notFound();
        }
        return form(customer, id.toString(), site.form(), HttpStatus.OK).addObject("version", site.version());
    }

    @PostMapping("/{id}")
    ModelAndView change(@PathVariable UUID customer, @PathVariable UUID id, @RequestParam int version,
            @ModelAttribute("form") JobSiteForm form, BindingResult binding,
            @AuthenticationPrincipal CurrentUser user) {
        try {
            // A box that is not ticked is not sent.
            register.change(id, version, user, present -> owned(form, customer, Boolean.TRUE.equals(form.active())));
            return back(customer);
        } catch (ProblemException refused) {
            Forms.show(refused, binding);
            return form(customer, id.toString(), form, HttpStatus.UNPROCESSABLE_CONTENT)
                    .addObject("version", version);
        }
    }

    private static JobSiteForm owned(JobSiteForm form, UUID customer, boolean active) {
        return new JobSiteForm(customer, form.name(), form.address(), form.contactName(), form.contactPhone(),
                form.preferredWindow(), active);
    }

    private static ModelAndView back(UUID customer) {
        return new ModelAndView("redirect:/web/clientes/" + customer + "/obras");
    }

    private ModelAndView form(UUID customer, String place, JobSiteForm form, HttpStatus status) {
        ModelAndView view = new ModelAndView("customers/site");
        view.setStatus(status);
        return view.addObject("form", form)
                .addObject("customer", customers.get(customer).name())
                .addObject("action", "/web/clientes/" + customer + "/obras/" + place)
                .addObject("back", "/web/clientes/" + customer + "/obras")
                .addObject("windows", List.of("any", "morning", "afternoon"));
    }
}
