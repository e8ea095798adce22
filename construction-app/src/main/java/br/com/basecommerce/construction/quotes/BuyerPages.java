package br.com.basecommerce.construction.quotes;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.identity.Permission;
import br.com.basecommerce.common.web.page.Fragments;
import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.common.web.problem.ProblemType;
import br.com.basecommerce.construction.access.RequiresPermission;
import br.com.basecommerce.construction.customers.CustomerForm;
import br.com.basecommerce.construction.customers.Customers;
import br.com.basecommerce.construction.customers.JobSites;
import br.com.basecommerce.construction.customers.NewCustomers;
import br.com.basecommerce.construction.forms.Forms;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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

/** Who a quote is for: customers found, chosen or taken in on the way, and their job sites. Asks before prices move. */
@Controller
@RequestMapping("/web/cotacoes")
class BuyerPages {

    private static final int HITS = 10;
    private static final String NEW = "nova";

    private final Editing editing;
    private final EditorAnswers answers;
    private final MovedPrices movedPrices;
    private final Reading reading;
    private final Customers customers;
    private final NewCustomers newCustomers;
    private final JobSites sites;

    BuyerPages(Editing editing, EditorAnswers answers, MovedPrices movedPrices, Reading reading, Customers customers,
            NewCustomers newCustomers, JobSites sites) {
        this.editing = editing;
        this.answers = answers;
        this.movedPrices = movedPrices;
        this.reading = reading;
        this.customers = customers;
        this.newCustomers = newCustomers;
        this.sites = sites;
    }

    @GetMapping("/nova/busca-clientes")
    @RequiresPermission(Permission.QUOTE_EDIT)
    String search(@RequestParam("cliente") String typed,
            @RequestParam(name = "direta", defaultValue = "false") boolean direct,
            @AuthenticationPrincipal CurrentUser user, Model model) {
        model.addAttribute("direct", direct);
        return search(NEW, typed, user, model);
    }

    @GetMapping("/{id}/busca-clientes")
    @RequiresPermission(Permission.QUOTE_EDIT)
    String search(@PathVariable UUID id, @RequestParam("cliente") String typed,
            @AuthenticationPrincipal CurrentUser user, Model model) {
        reading.require(id, user);
        return search(id.toString(), typed, user, model);
    }

    private String search(String quote, String typed, CurrentUser user, Model model) {
        model.addAttribute("createsCustomers", user.may(Permission.CUSTOMER_CREATE));
        model.addAttribute("customerHits", typed.strip().length() < 2
                ? List.of()
                : customers.search(typed, HITS, user));
        model.addAttribute("typedCustomer", typed);
        model.addAttribute("quoteId", quote);
        model.addAttribute("key", Ids.next());
        return "quotes/hits :: customers";
    }

    /**
     * @param decided whether the prices were shown that would move
     * @param following the lines whose prices then follow
     */
    @PostMapping("/{id}/cliente")
    @RequiresPermission(Permission.QUOTE_EDIT)
    Object chooseCustomer(@PathVariable UUID id, @RequestParam("cliente") UUID customer,
            @RequestParam(name = "decidido", defaultValue = "false") boolean decided,
            @RequestParam(name = "acompanha", required = false) @Nullable Set<UUID> following,
            @AuthenticationPrincipal CurrentUser user, HtmxRequest htmx, HttpServletResponse response, Model model) {
        return choose(id, customer, decided ? decision(following) : null, user, htmx, response, model);
    }

    @PostMapping("/{id}/obra")
    @RequiresPermission(Permission.QUOTE_EDIT)
    String chooseSite(@PathVariable UUID id, @RequestParam(name = "obra", required = false) @Nullable UUID site,
            @RequestParam(name = "decidido", defaultValue = "false") boolean decided,
            @RequestParam(name = "acompanha", required = false) @Nullable Set<UUID> following,
            @AuthenticationPrincipal CurrentUser user, HtmxRequest htmx, HttpServletResponse response, Model model) {
        QuoteView view = reading.view(id, user);
        UUID customer = view.customer() == null ? null : view.customer().id();
        if (!decided && asks(view, customer, site, user, htmx, response, model)) {
            model.addAttribute("step", "obra");
            return Fragments.view(htmx, "quotes/prices", "layer");
        }
        return answers.change(id, user, htmx, response, model, () -> editing.describe(id,
                header -> header.with(header.customerId(), site), decision(following), user));
    }

    @GetMapping("/nova/novo-cliente")
    @RequiresPermission(Permission.CUSTOMER_CREATE)
    String begin(@RequestParam(name = "cliente", required = false) @Nullable String typed,
            @RequestParam(name = "direta", defaultValue = "false") boolean direct, HtmxRequest htmx, Model model) {
        model.addAttribute("direct", direct);
        return form(NEW, NewCustomers.begun(typed), htmx, model);
    }

    @GetMapping("/{id}/novo-cliente")
    @RequiresPermission(Permission.CUSTOMER_CREATE)
    String begin(@PathVariable UUID id, @RequestParam(name = "cliente", required = false) @Nullable String typed,
            @AuthenticationPrincipal CurrentUser user, HtmxRequest htmx, Model model) {
        reading.require(id, user);
        return form(id.toString(), NewCustomers.begun(typed), htmx, model);
    }

    /** A new quote begins with the new customer. */
    @PostMapping("/nova/novo-cliente")
    @RequiresPermission(Permission.CUSTOMER_CREATE)
    Object takeIn(@ModelAttribute("form") CustomerForm form, BindingResult binding, @ModelAttribute Meeting meeting,
            @AuthenticationPrincipal CurrentUser user, HtmxRequest htmx, HttpServletResponse response, Model model) {
        model.addAttribute("direct", meeting.direct());
        return meet(NEW, form, binding, meeting, user, htmx, response, model, customer -> {
            QuoteHeader header = editing.usual(meeting.direct()).with(customer, sites.onlyOneOf(customer).orElse(null));
            return going(editing.begin(header, List.of(), meeting.direct(), user).id(), htmx);
        });
    }

    @PostMapping("/{id}/novo-cliente")
    @RequiresPermission(Permission.CUSTOMER_CREATE)
    Object takeIn(@PathVariable UUID id, @ModelAttribute("form") CustomerForm form, BindingResult binding,
            @ModelAttribute Meeting meeting, @AuthenticationPrincipal CurrentUser user, HtmxRequest htmx,
            HttpServletResponse response, Model model) {
        reading.require(id, user);
        return meet(id.toString(), form, binding, meeting, user, htmx, response, model,
                customer -> choose(id, customer, null, user, htmx, response, model));
    }

    /**
     * What the form of a new customer says besides.
     *
     * @param existente one who was there already and was meant
     * @param direta whether a direct sale begins
     * @param assimMesmo whether those of the same name or telephone were shown, and none was meant
     */
    record Meeting(@Nullable UUID existente, @Nullable Boolean assimMesmo, @Nullable Boolean direta) {

        boolean anyway() {
            return Boolean.TRUE.equals(assimMesmo);
        }

        boolean direct() {
            return Boolean.TRUE.equals(direta);
        }
    }

    private Object meet(String quote, CustomerForm form, BindingResult binding, Meeting meeting, CurrentUser user,
            HtmxRequest htmx, HttpServletResponse response, Model model, Function<UUID, Object> with) {
        if (meeting.existente() != null) {
            return with.apply(meeting.existente());
        }
        List<Customers.Hit> alike = meeting.anyway() ? List.of() : newCustomers.alike(form, user);
        if (!alike.isEmpty()) {
            model.addAttribute("alike", alike);
            return refused(quote, form, htmx, response, model);
        }
        UUID customer;
        try {
            customer = newCustomers.takeIn(form, user);
        } catch (ProblemException refused) {
            if (refused.type() == ProblemType.DUPLICATE
                    && refused.members().get("existing") instanceof Map<?, ?> other) {
                model.addAttribute("existing", other);
                binding.rejectValue("document", "customers.duplicate", new Object[]{other.get("name")}, null);
            } else {
                Forms.show(refused, binding);
            }
            return refused(quote, form, htmx, response, model);
        }
        return with.apply(customer);
    }

    private static String refused(String quote, CustomerForm form, HtmxRequest htmx, HttpServletResponse response,
            Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return form(quote, form, htmx, model);
    }

    private static String form(String quote, CustomerForm form, HtmxRequest htmx, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("quoteId", quote);
        model.addAttribute("key", Ids.next());
        model.addAttribute("kinds", List.of("person", "company"));
        model.addAttribute("inDialog", Fragments.wanted(htmx));
        return Fragments.view(htmx, "quotes/new-customer", "layer");
    }

    /** @param decision null until it is known whether there is anything to decide */
    private Object choose(UUID id, UUID customer, @Nullable PriceDecision decision, CurrentUser user, HtmxRequest htmx,
            HttpServletResponse response, Model model) {
        UUID site = sites.onlyOneOf(customer).orElse(null);
        if (decision == null && asks(reading.view(id, user), customer, site, user, htmx, response, model)) {
            model.addAttribute("step", "cliente");
            return Fragments.view(htmx, "quotes/prices", "layer");
        }
        try {
            editing.describe(id, header -> header.with(customer, site),
                    decision == null ? decision(null) : decision, user);
            return going(id, htmx);
        } catch (ProblemException refused) {
            response.setHeader("HX-Retarget", "#itens-area");
            response.setHeader("HX-Reswap", "outerHTML");
            return answers.change(id, user, htmx, response, model, () -> {
                throw refused;
            });
        }
    }

    /** Whether prices would move; then the model holds what the question shows, which goes into the dialog. */
    private boolean asks(QuoteView view, @Nullable UUID customer, @Nullable UUID site, CurrentUser user,
            HtmxRequest htmx, HttpServletResponse response, Model model) {
        var preview = movedPrices.of(view.id(), customer, site, user);
        preview.ifPresent(moved -> {
            model.addAttribute("view", view);
            model.addAttribute("preview", moved);
            model.addAttribute("customerId", customer);
            model.addAttribute("siteId", site);
            model.addAttribute("customerName", customer == null
                    ? null
                    : customers.find(customer).orElseThrow(ProblemException::notFound).name());
            if (Fragments.wanted(htmx)) {
                response.setHeader("HX-Retarget", "#dialog");
                response.setHeader("HX-Reswap", "innerHTML");
            }
        });
        return preview.isPresent();
    }

    private static PriceDecision decision(@Nullable Set<UUID> following) {
        return new PriceDecision(following == null ? Set.of() : following);
    }

    /** To the editor: its head changes with the customer, so a script loads it whole too. */
    private static Object going(UUID id, HtmxRequest htmx) {
        String place = "/web/cotacoes/" + id + "/editar";
        return Fragments.wanted(htmx)
                ? ResponseEntity.ok().header("HX-Redirect", place).build()
                : "redirect:" + place;
    }
}
