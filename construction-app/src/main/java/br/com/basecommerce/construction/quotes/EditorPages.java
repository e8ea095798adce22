package br.com.basecommerce.construction.quotes;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.identity.Permission;
import br.com.basecommerce.common.values.LineEntry;
import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.NumberBounds;
import br.com.basecommerce.common.values.Parsed;
import br.com.basecommerce.common.values.Percentage;
import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.common.web.problem.ProblemType;
import br.com.basecommerce.construction.access.RequiresPermission;
import br.com.basecommerce.construction.catalogue.ProductFacts;
import br.com.basecommerce.construction.catalogue.Products;
import br.com.basecommerce.construction.customers.Customers;
import br.com.basecommerce.construction.customers.JobSites;
import br.com.basecommerce.construction.documents.Fulfilment;
import br.com.basecommerce.construction.documents.GeneralDiscount;
import br.com.basecommerce.construction.forms.Forms;
import br.com.basecommerce.construction.forms.Numbers;
import br.com.basecommerce.construction.forms.Typed;
import br.com.basecommerce.construction.insights.SalesSuggestions;
import br.com.basecommerce.construction.stock.Availability;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The line editor. Every change is saved as it is made; a plain post gets the page again, one by script the parts that
 * changed. What was refused stays in its field.
 */
@Controller
class EditorPages {

    private static final int HITS = 10;
    private static final int MOST_DRAFTS = 8;
    private static final NumberBounds VALIDITY = NumberBounds.between("1", "365", 0);

    private final Editing editing;
    private final EditorAnswers answers;
    private final Reading reading;
    private final QuoteList list;
    private final Products products;
    private final Customers customers;
    private final JobSites sites;
    private final Availability availability;
    private final SalesSuggestions suggestions;
    private final Forms forms;

    EditorPages(Editing editing, EditorAnswers answers, Reading reading, QuoteList list, Products products,
            Customers customers, JobSites sites,
            Availability availability, SalesSuggestions suggestions, Forms forms) {
        this.editing = editing;
        this.answers = answers;
        this.reading = reading;
        this.list = list;
        this.products = products;
        this.customers = customers;
        this.sites = sites;
        this.availability = availability;
        this.suggestions = suggestions;
        this.forms = forms;
    }

    @GetMapping({"/web/cotacoes/nova", "/web/pedidos/novo"})
    @RequiresPermission(Permission.QUOTE_CREATE)
    String begin(jakarta.servlet.http.HttpServletRequest request,
            @RequestParam(name = "cliente", required = false) @Nullable String typed,
            @AuthenticationPrincipal CurrentUser user, Model model) {
        model.addAttribute("direct", request.getRequestURI().startsWith("/web/pedidos"));
        model.addAttribute("key", Ids.next());
        model.addAttribute("createsCustomers", user.may(Permission.CUSTOMER_CREATE));
        model.addAttribute("typedCustomer", typed);
        model.addAttribute("customerHits", hits(typed, user));
        return "quotes/new";
    }

    private @Nullable List<Customers.Hit> hits(@Nullable String typed, CurrentUser user) {
        return typed == null || typed.isBlank() ? null : customers.search(typed, HITS, user);
    }

    /** The first content makes the draft: a customer, or a line. */
    @PostMapping("/web/cotacoes/nova")
    @RequiresPermission(Permission.QUOTE_CREATE)
    String create(@RequestParam(name = "cliente", required = false) @Nullable UUID customer,
            @RequestParam(name = "entrada", required = false) @Nullable String entry,
            @RequestParam(name = "direta", defaultValue = "false") boolean direct,
            @AuthenticationPrincipal CurrentUser user, HttpServletResponse response, Model model) {
        try {
            UUID buyer = customer == null && direct ? customers.walkIn().id() : customer;
            QuoteHeader header = editing.usual(direct).with(buyer, buyer == null
                    ? null
                    : sites.onlyOneOf(buyer).orElse(null));
            List<LineInput> lines = entry == null || entry.isBlank() ? List.of() : List.of(line(entry, null, user));
            return "redirect:/web/cotacoes/" + editing.begin(header, lines, direct, user).id() + "/editar";
        } catch (ProblemException refused) {
            model.addAttribute("typedEntry", entry);
            EditorAnswers.refuse(refused, response, model);
            model.addAttribute("direct", direct);
            model.addAttribute("key", Ids.next());
            model.addAttribute("createsCustomers", user.may(Permission.CUSTOMER_CREATE));
            return "quotes/new";
        }
    }

    @GetMapping("/web/cotacoes/{id}/editar")
    @RequiresPermission(Permission.QUOTE_EDIT)
    String editor(@PathVariable UUID id, @RequestParam(name = "cliente", required = false) @Nullable String typed,
            @AuthenticationPrincipal CurrentUser user, Model model) {
        QuoteView view = answers.show(id, user, model);
        model.addAttribute("drafts", drafts(id, user));
        model.addAttribute("typedCustomer", typed);
        model.addAttribute("customerHits", hits(typed, user));
        return view.may("edit") ? EditorAnswers.PAGE : "redirect:/web/cotacoes/" + id;
    }

    @GetMapping("/web/cotacoes/{id}/busca-produtos")
    @RequiresPermission(Permission.QUOTE_EDIT)
    String searchProducts(@PathVariable UUID id, @RequestParam("entrada") String typed,
            @AuthenticationPrincipal CurrentUser user, Model model) {
        reading.require(id, user);
        return searchProducts(typed, model);
    }

    @GetMapping("/web/cotacoes/nova/busca-produtos")
    @RequiresPermission(Permission.QUOTE_EDIT)
    String searchProducts(@RequestParam("entrada") String typed, Model model) {
        Parsed<LineEntry> entry = LineEntry.parse(typed);
        String words = entry.toOptional().map(LineEntry::words).orElse("");
        List<ProductFacts> hits = words.length() < 2 ? List.of() : products.search(words, HITS);
        model.addAttribute("productHits", hits);
        model.addAttribute("available", availability.of(hits.stream().map(ProductFacts::id).toList()));
        model.addAttribute("words", words);
        return "quotes/hits :: products";
    }

    @GetMapping("/web/cotacoes/{id}/recomendacoes")
    @RequiresPermission(Permission.INSIGHT_SALES)
    String suggest(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser user, Model model) {
        QuoteView view = reading.view(id, user);
        model.addAttribute("view", view);
        model.addAttribute("suggestions", suggestions.forCart(view.lines().stream().map(QuoteView.Line::productId)
                .filter(Objects::nonNull).distinct().toList(), view.customer() == null ? null : view.customer().id()));
        return "quotes/hits :: suggestions";
    }

    /** The drafts to go on with, this one among them whoever began it. */
    private List<QuoteRow> drafts(UUID id, CurrentUser user) {
        List<QuoteRow> own = list.drafts(MOST_DRAFTS, user);
        return own.stream().anyMatch(draft -> draft.id().equals(id)) ? own : List.of();
    }

    @PostMapping("/web/cotacoes/{id}/itens")
    @RequiresPermission(Permission.QUOTE_EDIT)
    String addLine(@PathVariable UUID id, @RequestParam(name = "entrada", required = false) @Nullable String entry,
            @RequestParam(name = "produto", required = false) @Nullable UUID product,
            @RequestParam(name = "sugestao", required = false) @Nullable UUID suggestion,
            @AuthenticationPrincipal CurrentUser user, HtmxRequest htmx, HttpServletResponse response, Model model) {
        model.addAttribute("typedEntry", entry);
        return answers.change(id, user, htmx, response, model, () -> {
            LineInput line = line(entry == null ? "" : entry, product, user);
            editing.addLine(id, suggestion == null ? line : line.suggestedBy(suggestion), null, null, user);
            model.addAttribute("typedEntry", null);
        });
    }

    private LineInput line(String entry, @Nullable UUID product, CurrentUser user) {
        Typed typed = forms.read();
        LineEntry read = typed.required("entrada", product != null && entry.isBlank() ? "1*?" : entry,
                LineEntry::parse);
        typed.check();
        LineEntry line = Objects.requireNonNull(read);
        ProductFacts found = product != null
                ? products.find(product).orElseThrow(ProblemException::notFound)
                : products.search(line.words(), 1).stream().findFirst().orElse(null);
        if (found == null) {
            typed.refuse("entrada", "product-not-found", line.words());
            typed.check();
        }
        return new LineInput(Objects.requireNonNull(found).id(), null, line.quantity(), line.unit(), line.waste(),
                null, Percentage.ZERO, null, null, null);
    }

    /** @param before the line as the form showed it: when it is another by now, somebody else was faster */
    @PostMapping("/web/cotacoes/{id}/itens/{item}")
    @RequiresPermission(Permission.QUOTE_EDIT)
    String changeLine(@PathVariable UUID id, @PathVariable UUID item, @RequestParam("quantidade") String quantity,
            @RequestParam("unidade") String unit, @RequestParam("preco") String price,
            @RequestParam(name = "desconto", defaultValue = "") String discount,
            @RequestParam(name = "antes", defaultValue = "") String before,
            @AuthenticationPrincipal CurrentUser user, HtmxRequest htmx, HttpServletResponse response, Model model) {
        LineForm form = new LineForm(Ids.next(), null, quantity, unit, null, price, discount, null, null, null);
        model.addAttribute("refusedLine", item);
        model.addAttribute("refused", form);
        return answers.change(id, user, htmx, response, model, () -> {
            QuoteView.Line present = reading.view(id, user).lines().stream().filter(line -> line.id().equals(item))
                    .findFirst().orElseThrow(ProblemException::notFound);
            if (!before.isEmpty() && !before.equals(present.state())) {
                model.addAttribute("conflict", present);
                throw ProblemException.of(ProblemType.STALE_VERSION);
            }
            LineInput input = form.read(forms.read(), Numbers.OF_PEOPLE);
            editing.changeLine(id, null, item, line -> line
                    .with(input.quantity(), input.unit(), line.waste())
                    .withPrice(isUntouched(input, present) ? line.unitPrice() : input.unitPrice(), input.discount()),
                    user);
            model.addAttribute("refusedLine", null);
        });
    }

    /** A price that stands as the rules gave it follows them when the quantity changes. */
    private static boolean isUntouched(LineInput input, QuoteView.Line present) {
        return input.unitPrice() == null || input.unitPrice().equals(present.unitPrice());
    }

    @PostMapping("/web/cotacoes/{id}/itens/{item}/remocao")
    @RequiresPermission(Permission.QUOTE_EDIT)
    String removeLine(@PathVariable UUID id, @PathVariable UUID item, @AuthenticationPrincipal CurrentUser user,
            HtmxRequest htmx, HttpServletResponse response, Model model) {
        reading.view(id, user).lines().stream().filter(line -> line.id().equals(item)).findFirst()
                .ifPresent(line -> model.addAttribute("removed", line));
        return answers.change(id, user, htmx, response, model, () -> editing.removeLine(id, item, user));
    }

    /** Puts a removed line back where it was. */
    @PostMapping("/web/cotacoes/{id}/itens/{item}/volta")
    @RequiresPermission(Permission.QUOTE_EDIT)
    String restoreLine(@PathVariable UUID id, @PathVariable UUID item, @RequestParam("posicao") int position,
            @RequestParam(name = "produto", required = false) @Nullable UUID product,
            @RequestParam(name = "descricao", required = false) @Nullable String description,
            @RequestParam("quantidade") String quantity, @RequestParam("unidade") String unit,
            @RequestParam(name = "perda", defaultValue = "") String waste,
            @RequestParam(name = "preco", defaultValue = "") String price,
            @RequestParam(name = "desconto", defaultValue = "") String discount,
            @AuthenticationPrincipal CurrentUser user, HtmxRequest htmx, HttpServletResponse response, Model model) {
        return answers.change(id, user, htmx, response, model, () -> {
            LineForm form = new LineForm(product, description, quantity, unit, waste, price, discount, null, null,
                    null);
            boolean stands = reading.view(id, user).lines().stream().anyMatch(line -> line.id().equals(item));
            if (!stands) {
                editing.addLine(id, form.read(forms.read(), Numbers.OF_PROGRAMS), position, null, user);
            }
        });
    }

    @PostMapping("/web/cotacoes/{id}/desconto")
    @RequiresPermission(Permission.QUOTE_EDIT)
    String discount(@PathVariable UUID id, @RequestParam(name = "percentual", defaultValue = "") String percent,
            @RequestParam(name = "total", defaultValue = "") String target, @AuthenticationPrincipal CurrentUser user,
            HtmxRequest htmx, HttpServletResponse response, Model model) {
        model.addAttribute("typedPercent", percent);
        model.addAttribute("typedTarget", target);
        return answers.change(id, user, htmx, response, model, () -> {
            Typed typed = forms.read();
            Percentage off = typed.optional("percentual", percent,
                    text -> Numbers.OF_PEOPLE.within(text, NumberBounds.PERCENTAGE).map(Percentage::rounded));
            Money total = typed.optional("total", target,
                    text -> Numbers.OF_PEOPLE.within(text, NumberBounds.MONEY).map(Money::rounded));
            typed.check();
            QuoteView view = reading.view(id, user);
            GeneralDiscount discount = total == null
                    ? new GeneralDiscount.Percent(Objects.requireNonNullElse(off, Percentage.ZERO))
                    : GeneralDiscount.reaching(total, view.subtotal(), view.freightAmount());
            editing.describe(id, null, header -> header.with(discount), user);
            model.addAttribute("typedPercent", null);
            model.addAttribute("typedTarget", null);
        });
    }

    @PostMapping("/web/cotacoes/{id}/frete")
    @RequiresPermission(Permission.QUOTE_EDIT)
    String freight(@PathVariable UUID id, @RequestParam("modo") String way,
            @RequestParam(name = "frete", defaultValue = "") String freight,
            @AuthenticationPrincipal CurrentUser user, HtmxRequest htmx, HttpServletResponse response, Model model) {
        model.addAttribute("typedFreight", freight);
        return answers.change(id, user, htmx, response, model, () -> {
            Typed typed = forms.read();
            Money amount = typed.optional("frete", freight,
                    text -> Numbers.OF_PEOPLE.within(text, NumberBounds.MONEY).map(Money::rounded));
            typed.check();
            Fulfilment fulfilment = Fulfilment.ofCode(way);
            editing.describe(id, null, header -> header.withFreight(fulfilment,
                    amount == null || fulfilment == Fulfilment.PICKUP ? Money.ZERO : amount, header.freightReason()),
                    user);
            model.addAttribute("typedFreight", null);
        });
    }

    @PostMapping("/web/cotacoes/{id}/condicoes")
    @RequiresPermission(Permission.QUOTE_EDIT)
    String conditions(@PathVariable UUID id, @RequestParam("validade") String validity,
            @RequestParam(name = "observacoes", required = false) @Nullable String printed,
            @RequestParam(name = "internas", required = false) @Nullable String internal,
            @RequestParam(name = "motorista", required = false) @Nullable String driver,
            @AuthenticationPrincipal CurrentUser user, HtmxRequest htmx, HttpServletResponse response, Model model) {
        model.addAttribute("typedValidity", validity);
        return answers.change(id, user, htmx, response, model, () -> {
            Typed typed = forms.read();
            BigDecimal days = typed.required("validade", validity,
                    text -> Numbers.OF_PEOPLE.within(text, VALIDITY));
            String forCustomer = typed.text("observacoes", printed, 5_000);
            String inside = typed.text("internas", internal, 5_000);
            String forDriver = typed.text("motorista", driver, 500);
            typed.check();
            editing.describe(id, null, header -> header.withConditions(header.window(), header.wantedDate(),
                    Objects.requireNonNull(days).intValueExact(), forCustomer, inside, forDriver), user);
            model.addAttribute("typedValidity", null);
        });
    }
}
