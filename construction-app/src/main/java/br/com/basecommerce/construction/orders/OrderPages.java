package br.com.basecommerce.construction.orders;

import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.identity.Permission;
import br.com.basecommerce.common.web.page.Chip;
import br.com.basecommerce.common.web.page.Fragments;
import br.com.basecommerce.common.web.page.Pager;
import br.com.basecommerce.construction.access.RequiresPermission;
import br.com.basecommerce.construction.history.StatusChanges;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The orders on screen: the list and one of them. */
@Controller
@RequestMapping("/web/pedidos")
class OrderPages {

    /** What the chips choose, in their order. */
    enum Choice {
        OPEN,
        LACKING,
        DELIVERED,
        CANCELLED,
        ALL
    }

    private final OrderList list;
    private final ReadingOrders reading;
    private final StatusChanges history;
    private final Sight sight;
    private final MessageSource messages;

    OrderPages(OrderList list, ReadingOrders reading, StatusChanges history, Sight sight, MessageSource messages) {
        this.list = list;
        this.reading = reading;
        this.history = history;
        this.sight = sight;
        this.messages = messages;
    }

    @GetMapping
    @RequiresPermission(Permission.ORDER_VIEW)
    String list(@AuthenticationPrincipal CurrentUser user, @RequestParam(required = false) @Nullable String q,
            @RequestParam(name = "situacao", defaultValue = "OPEN") Choice choice,
            @RequestParam(name = "cliente", required = false) @Nullable UUID customer,
            @RequestParam(name = "pagina", defaultValue = "1") int page, HtmxRequest htmx, Model model) {
        OrderFilter filter = filter(q, choice, customer);
        Visibility visibility = sight.of(user, Permission.ORDER_VIEW);
        int shown = Math.clamp(page, 1, OrderList.MOST_COUNTED / Pager.SIZE);
        model.addAttribute("orders", list.page(shown, Pager.SIZE, filter, visibility,
                user.may(Permission.ORDER_AMOUNTS)));
        model.addAttribute("pager", Pager.of(shown, list.count(filter, visibility),
                number -> address(q, choice, customer, number)));
        model.addAttribute("chips", chips(q, choice, customer));
        model.addAttribute("q", q);
        model.addAttribute("choice", choice);
        model.addAttribute("withAmounts", user.may(Permission.ORDER_AMOUNTS));
        return Fragments.view(htmx, "orders/list", "list");
    }

    private static OrderFilter filter(@Nullable String q, Choice choice, @Nullable UUID customer) {
        List<OrderStatus> status = switch (choice) {
            case OPEN -> List.of(OrderStatus.PENDING, OrderStatus.PREPARING, OrderStatus.OUT_FOR_DELIVERY,
                    OrderStatus.PARTIALLY_DELIVERED);
            case DELIVERED -> List.of(OrderStatus.DELIVERED);
            case CANCELLED -> List.of(OrderStatus.CANCELLED);
            case LACKING, ALL -> List.of();
        };
        return new OrderFilter(q, status, customer, null, null, null, choice == Choice.LACKING);
    }

    private List<Chip> chips(@Nullable String q, Choice chosen, @Nullable UUID customer) {
        return Arrays.stream(Choice.values())
                .map(choice -> new Chip(
                        messages.getMessage("orders.choice." + choice, null, LocaleContextHolder.getLocale()),
                        address(q, choice, customer, 1), null, choice == chosen))
                .toList();
    }

    private static String address(@Nullable String q, Choice choice, @Nullable UUID customer, int page) {
        return UriComponentsBuilder.fromPath("/web/pedidos")
                .queryParamIfPresent("q", Optional.ofNullable(q))
                .queryParamIfPresent("cliente", Optional.ofNullable(customer))
                .queryParam("situacao", choice)
                .queryParam("pagina", page)
                .encode().toUriString();
    }

    @GetMapping("/{id}")
    @RequiresPermission(Permission.ORDER_VIEW)
    String order(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser user, Model model) {
        OrderView view = reading.view(id, user);
        model.addAttribute("view", view);
        model.addAttribute("history", history.of("order", id).reversed());
        model.addAttribute("seesCustomer", user.may(Permission.CUSTOMER_VIEW));
        model.addAttribute("seesQuote", user.may(Permission.QUOTE_VIEW));
        return "orders/order";
    }
}
