package br.com.basecommerce.construction.delivery;

import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.identity.Permission;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.common.web.problem.ProblemType;
import br.com.basecommerce.construction.access.RequiresPermission;
import br.com.basecommerce.construction.rest.Cursors;
import br.com.basecommerce.construction.rest.Limit;
import br.com.basecommerce.construction.rest.Listing;
import br.com.basecommerce.construction.rest.Versions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/deliveries")
class DeliveryApi {

    private static final String LIST = "deliveries";

    private final DeliveryList list;
    private final PickingDeliveries picking;
    private final CompletingDeliveries completing;
    private final CancellingDeliveries cancelling;
    private final Cursors cursors;

    DeliveryApi(DeliveryList list, PickingDeliveries picking, CompletingDeliveries completing,
            CancellingDeliveries cancelling, Cursors cursors) {
        this.list = list;
        this.picking = picking;
        this.completing = completing;
        this.cancelling = cancelling;
        this.cursors = cursors;
    }

    @GetMapping
    @RequiresPermission(Permission.DELIVERY_VIEW)
    Listing<DeliveryRow> list(@AuthenticationPrincipal CurrentUser user,
            @RequestParam(required = false) @Nullable List<String> status,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(name = "scheduled_from", required = false) @Nullable LocalDate from,
            @RequestParam(name = "scheduled_to", required = false) @Nullable LocalDate to,
            @RequestParam(defaultValue = "false") boolean unscheduled,
            @RequestParam(name = "driver_id", required = false) @Nullable UUID driver,
            @RequestParam(name = "order_id", required = false) @Nullable UUID order,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        DeliveryFilter filter = new DeliveryFilter(DeliveryFilter.statuses(status), DeliveryFilter.kind(kind), from,
                to, unscheduled, driver, order, q);
        String name = LIST + filter;
        int most = Limit.of(limit);
        return Listing.of(list.after(position(name, cursor), most + 1, filter, user), most,
                row -> cursors.encode(name, List.of(row.createdAt().toString(), row.id().toString())));
    }

    private DeliveryList.@Nullable Position position(String name, @Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        List<String> values = cursors.decode(name, cursor);
        return new DeliveryList.Position(Instant.parse(values.get(0)), UUID.fromString(values.get(1)));
    }

    @GetMapping("/{id}")
    @RequiresPermission(Permission.DELIVERY_VIEW)
    ResponseEntity<DeliveryView> delivery(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
        return answer(required(id, Permission.DELIVERY_VIEW, user));
    }

    @PostMapping("/{id}/preparation")
    @RequiresPermission(Permission.DELIVERY_PREPARE)
    ResponseEntity<DeliveryView> prepare(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser user,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        required(id, Permission.DELIVERY_PREPARE, user);
        picking.start(id, Versions.seen(ifMatch));
        return delivery(id, user);
    }

    @PutMapping("/{id}/picking")
    @RequiresPermission(Permission.DELIVERY_PREPARE)
    ResponseEntity<DeliveryView> pick(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser user,
            @RequestBody Picking round) {
        DeliveryView present = required(id, Permission.DELIVERY_PREPARE, user);
        Map<UUID, Quantity> picked = new HashMap<>();
        round.lines().forEach(line -> picked.put(lineAt(present, line.line()), line.pickedQuantity()));
        picking.save(id, picked);
        return delivery(id, user);
    }

    record Picking(List<PickedLine> lines) {}

    record PickedLine(int line, Quantity pickedQuantity) {}

    @PostMapping("/{id}/readiness")
    @RequiresPermission(Permission.DELIVERY_PREPARE)
    ResponseEntity<DeliveryView> finish(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser user,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Readiness readiness) {
        required(id, Permission.DELIVERY_PREPARE, user);
        picking.finish(id, Versions.seen(ifMatch), Map.of(), Boolean.TRUE.equals(readiness.confirmShort()),
                Boolean.TRUE.equals(readiness.foundInStock()));
        return delivery(id, user);
    }

    record Readiness(@Nullable Boolean confirmShort, @Nullable Boolean foundInStock) {}

    @PostMapping("/{id}/hand-over")
    @RequiresPermission(Permission.DELIVERY_HAND_OVER)
    ResponseEntity<DeliveryView> handOver(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser user,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody HandOver handOver) {
        DeliveryView present = required(id, Permission.DELIVERY_HAND_OVER, user);
        completing.handOver(id, Versions.seen(ifMatch), new CompletionRequest(handOver.receiverName(),
                handOver.receiverDocument(), quantities(present, handOver.lines()),
                Boolean.TRUE.equals(handOver.foundInStock())));
        return delivery(id, user);
    }

    record HandOver(@Nullable String receiverName, @Nullable String receiverDocument,
            @Nullable List<DeliveredLine> lines, @Nullable Boolean foundInStock) {}

    record DeliveredLine(int line, Quantity deliveredQuantity) {}

    @PostMapping("/{id}/manual-completion")
    @RequiresPermission(Permission.DELIVERY_COMPLETE_MANUALLY)
    ResponseEntity<DeliveryView> completeManually(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser user,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ManualCompletion completion) {
        DeliveryView present = required(id, Permission.DELIVERY_COMPLETE_MANUALLY, user);
        completing.completeManually(id, Versions.seen(ifMatch), new CompletionRequest(completion.receiverName(),
                completion.receiverDocument(), quantities(present, completion.lines()),
                Boolean.TRUE.equals(completion.foundInStock())), completion.reason());
        return delivery(id, user);
    }

    record ManualCompletion(String reason, String receiverName, @Nullable String receiverDocument,
            @Nullable List<DeliveredLine> lines, @Nullable Boolean foundInStock) {}

    @PostMapping("/{id}/cancellation")
    @RequiresPermission(Permission.DELIVERY_SCHEDULE)
    ResponseEntity<DeliveryView> cancel(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser user,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Cancellation cancellation) {
        required(id, Permission.DELIVERY_SCHEDULE, user);
        cancelling.cancel(id, Versions.seen(ifMatch), cancellation.reason());
        return delivery(id, user);
    }

    record Cancellation(String reason) {}

    private DeliveryView required(UUID id, Permission permission, CurrentUser user) {
        return list.find(id, permission, user).orElseThrow(ProblemException::notFound);
    }

    private static Map<UUID, Quantity> quantities(DeliveryView present, @Nullable List<DeliveredLine> lines) {
        Map<UUID, Quantity> quantities = new HashMap<>();
        if (lines != null) {
            lines.forEach(line -> quantities.put(lineAt(present, line.line()), line.deliveredQuantity()));
        }
        return quantities;
    }

    private static UUID lineAt(DeliveryView delivery, int position) {
        return delivery.lines().stream().filter(line -> line.line() == position).findFirst()
                .orElseThrow(() -> ProblemException.of(ProblemType.MALFORMED))
                .orderLineId();
    }

    private static ResponseEntity<DeliveryView> answer(DeliveryView view) {
        return Versions.answer(view, view.delivery().version());
    }
}
