package br.com.basecommerce.construction.delivery;

import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.identity.Permission;
import br.com.basecommerce.common.web.page.Fragments;
import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.construction.access.RequiresPermission;
import br.com.basecommerce.construction.history.StatusChanges;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The deliveries on screen: the board by state, and one of them. */
@Controller
@RequestMapping("/web/entregas")
class DeliveryPages {

    /** Cards of a board; a day with more is looked at by state or by search. */
    private static final int MOST_CARDS = 100;

    private final DeliveryList list;
    private final StatusChanges history;

    DeliveryPages(DeliveryList list, StatusChanges history) {
        this.list = list;
        this.history = history;
    }

    @GetMapping
    @RequiresPermission(Permission.DELIVERY_VIEW)
    String board(@AuthenticationPrincipal CurrentUser user,
            @RequestParam(name = "dia", required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day,
            @RequestParam(required = false) @Nullable String q, HtmxRequest htmx, Model model) {
        DeliveryFilter filter = new DeliveryFilter(DeliveryFilter.OPEN.status(), null, day, day, false, null, null, q);
        model.addAttribute("columns", byState(list.board(MOST_CARDS, filter, user)));
        model.addAttribute("day", day);
        model.addAttribute("q", q);
        return Fragments.view(htmx, "deliveries/board", "board");
    }

    private static Map<DeliveryStatus, List<DeliveryRow>> byState(List<DeliveryRow> rows) {
        Map<DeliveryStatus, List<DeliveryRow>> columns = new LinkedHashMap<>();
        DeliveryFilter.OPEN.status().forEach(status -> columns.put(status,
                rows.stream().filter(row -> row.status() == status).toList()));
        return columns;
    }

    @GetMapping("/{id}")
    @RequiresPermission(Permission.DELIVERY_VIEW)
    String delivery(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser user, Model model) {
        model.addAttribute("view", list.find(id, Permission.DELIVERY_VIEW, user)
                .orElseThrow(ProblemException::notFound));
        model.addAttribute("history", history.of("delivery", id));
        model.addAttribute("seesOrder", user.may(Permission.ORDER_VIEW));
        return "deliveries/delivery";
    }
}
