package br.com.basecommerce.construction.orders;

import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.identity.Permission;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.common.web.problem.ProblemType;
import br.com.basecommerce.construction.access.RequiresPermission;
import br.com.basecommerce.construction.documents.CancellationReason;
import br.com.basecommerce.construction.rest.Cursors;
import br.com.basecommerce.construction.rest.Limit;
import br.com.basecommerce.construction.rest.Listing;
import br.com.basecommerce.construction.rest.MergePatch;
import br.com.basecommerce.construction.rest.Versions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/orders")
class OrderApi {

    private static final String LIST = "orders";

    private final OrderList list;
    private final ReadingOrders reading;
    private final WritingNotes notes;
    private final ClosingBalances closing;
    private final CancellingOrders cancelling;
    private final Sight sight;
    private final Cursors cursors;
    private final MergePatch patches;

    OrderApi(OrderList list, ReadingOrders reading, WritingNotes notes, ClosingBalances closing,
            CancellingOrders cancelling, Sight sight, Cursors cursors, MergePatch patches) {
        this.list = list;
        this.reading = reading;
        this.notes = notes;
        this.closing = closing;
        this.cancelling = cancelling;
        this.sight = sight;
        this.cursors = cursors;
        this.patches = patches;
    }

    @GetMapping
    @RequiresPermission(Permission.ORDER_VIEW)
    Listing<OrderRow> list(@AuthenticationPrincipal CurrentUser user,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable List<String> status,
            @RequestParam(name = "customer_id", required = false) @Nullable UUID customer,
            @RequestParam(name = "salesperson_id", required = false) @Nullable UUID salesperson,
            @RequestParam(name = "created_from", required = false) @Nullable LocalDate from,
            @RequestParam(name = "created_to", required = false) @Nullable LocalDate to,
            @RequestParam(name = "has_backorder", defaultValue = "false") boolean lacking,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        OrderFilter filter = new OrderFilter(q, OrderFilter.statuses(status), customer, salesperson, from, to, lacking);
        String name = LIST + filter;
        int most = Limit.of(limit);
        return Listing.of(list.after(position(name, cursor), most + 1, filter, sight.of(user, Permission.ORDER_VIEW),
                user.may(Permission.ORDER_AMOUNTS)), most,
                row -> cursors.encode(name, List.of(row.createdAt().toString(), row.id().toString())));
    }

    private OrderList.@Nullable Position position(String name, @Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        List<String> values = cursors.decode(name, cursor);
        return new OrderList.Position(Instant.parse(values.get(0)), UUID.fromString(values.get(1)));
    }

    @GetMapping("/{id}")
    @RequiresPermission(Permission.ORDER_VIEW)
    ResponseEntity<OrderView> order(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
        OrderView view = reading.view(id, user);
        return Versions.answer(view, view.order().version());
    }

    @PatchMapping("/{id}")
    @RequiresPermission(Permission.ORDER_EDIT_NOTES)
    ResponseEntity<OrderView> patch(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser user,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode patch) {
        sight.require(user, Permission.ORDER_EDIT_NOTES, id);
        OrderView present = reading.view(id, user);
        OrderNotes changed = patches.apply(
                new OrderNotes(present.customerNotes(), present.internalNotes(), present.driverNotes()), patch);
        notes.write(id, Versions.seen(ifMatch), changed);
        return order(id, user);
    }

    @PostMapping("/{id}/balance-closures")
    @RequiresPermission(Permission.ORDER_CLOSE_BALANCE)
    ResponseEntity<OrderView> closeBalances(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser user,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody BalanceClosures closures) {
        sight.require(user, Permission.ORDER_CLOSE_BALANCE, id);
        closing.close(id, Versions.seen(ifMatch), closures.lines().stream()
                .map(line -> new ClosedBalance(line.line(), line.quantity(), line.reason()))
                .toList());
        return order(id, user);
    }

    record BalanceClosures(List<ClosedLine> lines) {}

    record ClosedLine(int line, Quantity quantity, String reason) {}

    @PostMapping("/{id}/cancellation")
    @RequiresPermission(Permission.ORDER_CANCEL)
    ResponseEntity<OrderView> cancel(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser user,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Cancellation cancellation) {
        sight.require(user, Permission.ORDER_CANCEL, id);
        cancelling.cancel(id, Versions.seen(ifMatch), reason(cancellation.reason()), cancellation.note());
        return order(id, user);
    }

    record Cancellation(String reason, @Nullable String note) {}

    private static CancellationReason reason(String code) {
        try {
            return CancellationReason.ofCode(code);
        } catch (IllegalArgumentException unknown) {
            throw ProblemException.of(ProblemType.MALFORMED);
        }
    }
}
