package br.com.basecommerce.construction.quotes;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.identity.Permission;
import br.com.basecommerce.common.web.page.Chip;
import br.com.basecommerce.common.web.page.Fragments;
import br.com.basecommerce.common.web.page.Pager;
import br.com.basecommerce.construction.access.RequiresPermission;
import br.com.basecommerce.construction.documents.CancellationReason;
import br.com.basecommerce.construction.documents.Channel;
import br.com.basecommerce.construction.documents.DeliveryWindow;
import br.com.basecommerce.construction.documents.Fulfilment;
import br.com.basecommerce.construction.documents.ShortageChoice;
import br.com.basecommerce.construction.history.StatusChanges;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The list of quotes, and one quote with the steps it can take. */
@Controller
@RequestMapping("/web/cotacoes")
class QuotePages {

    private static final int MOST_PAGES = 500;

    /** What the chips choose, in their order. */
    enum Choice {

        OPEN(QuoteStatus.DRAFT, QuoteStatus.SENT, QuoteStatus.APPROVED),
        DRAFT(QuoteStatus.DRAFT),
        WAITING(QuoteStatus.DRAFT),
        SENT(QuoteStatus.SENT),
        APPROVED(QuoteStatus.APPROVED),
        EXPIRED(QuoteStatus.EXPIRED),
        CONVERTED(QuoteStatus.CONVERTED),
        REJECTED(QuoteStatus.REJECTED),
        ALL();

        private final List<QuoteStatus> states;

        Choice(QuoteStatus... states) {
            this.states = List.of(states);
        }
    }

    private final QuoteList list;
    private final Reading reading;
    private final Steps steps;
    private final Copying copying;
    private final Releases releases;
    private final StatusChanges history;
    private final MessageSource messages;

    QuotePages(QuoteList list, Reading reading, Steps steps, Copying copying, Releases releases,
            StatusChanges history, MessageSource messages) {
        this.list = list;
        this.reading = reading;
        this.steps = steps;
        this.copying = copying;
        this.releases = releases;
        this.history = history;
        this.messages = messages;
    }

    @GetMapping
    @RequiresPermission(Permission.QUOTE_VIEW)
    @Transactional(readOnly = true)
    String list(@AuthenticationPrincipal CurrentUser user, @RequestParam(required = false) @Nullable String q,
            @RequestParam(name = "situacao", defaultValue = "OPEN") Choice choice,
            @RequestParam(name = "cliente", required = false) @Nullable UUID customer,
            @RequestParam(name = "pagina", defaultValue = "1") int page, HtmxRequest htmx, Model model) {
        QuoteFilter filter = new QuoteFilter(q, choice.states, customer, null,
                choice == Choice.WAITING ? ReleaseStatus.PENDING : null, null, null, null);
        QuoteList.Counts counts = list.counts(filter, user);
        QuoteList.Sum sum = counts.of(choice == Choice.ALL ? List.of(QuoteStatus.values()) : choice.states);
        long total = choice == Choice.WAITING ? counts.waiting() : sum.count();
        int shown = Math.clamp(page, 1, MOST_PAGES);
        model.addAttribute("quotes", list.page(shown, Pager.SIZE, filter, user));
        model.addAttribute("pager", Pager.of(shown, total, number -> address(q, choice, customer, number)));
        model.addAttribute("chips", chips(q, choice, customer, counts));
        model.addAttribute("sum", sum);
        model.addAttribute("q", q);
        model.addAttribute("choice", choice);
        model.addAttribute("customer", customer);
        model.addAttribute("creates", user.may(Permission.QUOTE_CREATE));
        return Fragments.view(htmx, "quotes/list", "list");
    }

    private List<Chip> chips(@Nullable String q, Choice chosen, @Nullable UUID customer, QuoteList.Counts counts) {
        return Arrays.stream(Choice.values())
                .map(choice -> new Chip(message("quotes.choice." + choice), address(q, choice, customer, 1),
                        switch (choice) {
                            case ALL -> null;
                            case WAITING -> counts.waiting();
                            default -> counts.know(choice.states) ? counts.of(choice.states).count() : null;
                        }, choice == chosen))
                .toList();
    }

    private static String address(@Nullable String q, Choice choice, @Nullable UUID customer, int page) {
        return UriComponentsBuilder.fromPath("/web/cotacoes")
                .queryParamIfPresent("q", Optional.ofNullable(q))
                .queryParamIfPresent("cliente", Optional.ofNullable(customer))
                .queryParam("situacao", choice)
                .queryParam("pagina", page)
                .encode().toUriString();
    }

    @GetMapping("/{id}")
    @RequiresPermission(Permission.QUOTE_VIEW)
    String quote(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser user, Model model) {
        model.addAttribute("view", reading.view(id, user));
        model.addAttribute("history", history.of(Quote.TYPE, id).reversed());
        model.addAttribute("key", Ids.next());
        return "quotes/quote";
    }

    @GetMapping("/{id}/{step:aprovacao|recusa|cancelamento|conversao|venda}")
    @RequiresPermission(Permission.QUOTE_VIEW)
    String dialog(@PathVariable UUID id, @PathVariable String step, @AuthenticationPrincipal CurrentUser user,
            HtmxRequest htmx, Model model) {
        QuoteView view = reading.view(id, user);
        model.addAttribute("view", view);
        model.addAttribute("step", step);
        model.addAttribute("key", Ids.next());
        model.addAttribute("channels", List.of("counter", "phone", "whatsapp"));
        model.addAttribute("rejections", Arrays.stream(RejectionReason.values()).map(RejectionReason::code).toList());
        model.addAttribute("cancellations",
                Arrays.stream(CancellationReason.values()).map(CancellationReason::code).toList());
        model.addAttribute("windows", Arrays.stream(DeliveryWindow.values()).map(DeliveryWindow::code).toList());
        return Fragments.view(htmx, "quotes/step", "layer");
    }

    @PostMapping("/{id}/envio")
    @RequiresPermission(Permission.QUOTE_SEND)
    String send(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
        steps.send(id, null, user);
        return to(id);
    }

    @PostMapping("/{id}/aprovacao")
    @RequiresPermission(Permission.QUOTE_APPROVE)
    String approve(@PathVariable UUID id, @RequestParam("canal") String channel,
            @RequestParam(name = "nome", required = false) @Nullable String name,
            @RequestParam(name = "observacao", required = false) @Nullable String note,
            @RequestParam("revisao") int revision, @AuthenticationPrincipal CurrentUser user) {
        steps.approve(id, null, revision, Channel.ofCode(channel), blankAsNull(name), blankAsNull(note), user);
        return to(id);
    }

    @PostMapping("/{id}/recusa")
    @RequiresPermission(Permission.QUOTE_REJECT)
    String reject(@PathVariable UUID id, @RequestParam("motivo") String reason,
            @RequestParam(name = "observacao", required = false) @Nullable String note,
            @RequestParam("revisao") int revision, @AuthenticationPrincipal CurrentUser user) {
        steps.reject(id, null, revision, RejectionReason.ofCode(reason), blankAsNull(note), user);
        return to(id);
    }

    @PostMapping("/{id}/nova-versao")
    @RequiresPermission(Permission.QUOTE_EDIT)
    String revise(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
        steps.revise(id, null, null, user);
        return "redirect:/web/cotacoes/" + id + "/editar";
    }

    @PostMapping("/{id}/cancelamento")
    @RequiresPermission(Permission.QUOTE_CANCEL)
    String cancel(@PathVariable UUID id, @RequestParam("motivo") String reason,
            @RequestParam(name = "observacao", required = false) @Nullable String note,
            @AuthenticationPrincipal CurrentUser user) {
        steps.cancel(id, null, CancellationReason.ofCode(reason), blankAsNull(note), user);
        return to(id);
    }

    @PostMapping("/{id}/copia")
    @RequiresPermission(Permission.QUOTE_CREATE)
    String copy(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
        return "redirect:/web/cotacoes/" + copying.copy(id, user).quote().id() + "/editar";
    }

    @PostMapping("/{id}/pedido-liberacao")
    @RequiresPermission(Permission.QUOTE_EDIT)
    String askRelease(@PathVariable UUID id,
            @RequestParam(name = "observacao", required = false) @Nullable String note,
            @AuthenticationPrincipal CurrentUser user) {
        releases.ask(id, null, blankAsNull(note), user);
        return "redirect:/web/cotacoes/" + id + "/editar";
    }

    @PostMapping("/{id}/conversao")
    @RequiresPermission(Permission.QUOTE_CONVERT)
    String convert(@PathVariable UUID id, @RequestParam Map<String, String> form,
            @RequestParam(name = "dia", required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day,
            @AuthenticationPrincipal CurrentUser user) {
        return "redirect:/web/pedidos/" + steps.convert(id, null, conversion(form, day), user).order().id();
    }

    @PostMapping("/{id}/venda")
    @RequiresPermission(Permission.QUOTE_CONVERT)
    String sell(@PathVariable UUID id, @RequestParam Map<String, String> form,
            @RequestParam(name = "dia", required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day,
            @AuthenticationPrincipal CurrentUser user) {
        return "redirect:/web/pedidos/" + steps.sell(id, null, conversion(form, day), user).order().id();
    }

    private static Conversion conversion(Map<String, String> form, @Nullable LocalDate day) {
        List<Conversion.Shortage> shortages = new ArrayList<>();
        form.forEach((name, value) -> {
            if (name.startsWith("falta-")) {
                shortages.add(new Conversion.Shortage(Integer.parseInt(name.substring("falta-".length())),
                        ShortageChoice.ofCode(value)));
            }
        });
        String way = form.get("modo");
        String window = form.get("periodo");
        return new Conversion(way == null ? null : Fulfilment.ofCode(way), day,
                window == null ? null : DeliveryWindow.ofCode(window), null, null, shortages);
    }

    private static @Nullable String blankAsNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static String to(UUID id) {
        return "redirect:/web/cotacoes/" + id;
    }

    private String message(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
