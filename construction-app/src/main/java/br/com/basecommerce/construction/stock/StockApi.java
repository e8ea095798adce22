package br.com.basecommerce.construction.stock;

import br.com.basecommerce.common.identity.Permission;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.common.web.problem.ProblemType;
import br.com.basecommerce.construction.access.RequiresPermission;
import br.com.basecommerce.construction.repetition.Idempotent;
import br.com.basecommerce.construction.rest.Cursors;
import br.com.basecommerce.construction.rest.Limit;
import br.com.basecommerce.construction.rest.Listing;
import br.com.basecommerce.construction.rest.Versions;
import br.com.basecommerce.construction.store.StoreCalendar;
import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class StockApi {

    private static final int MOST_ASKED = 200;

    private final StockList list;
    private final Availability availability;
    private final AdjustingStock adjusting;
    private final Cursors cursors;
    private final StoreCalendar calendar;

    StockApi(StockList list, Availability availability, AdjustingStock adjusting, Cursors cursors,
            StoreCalendar calendar) {
        this.list = list;
        this.availability = availability;
        this.adjusting = adjusting;
        this.cursors = cursors;
        this.calendar = calendar;
    }

    @GetMapping("/stock-levels")
    @RequiresPermission(Permission.STOCK_VIEW)
    Listing<StockRow> levels(@RequestParam(required = false) @Nullable String q,
            @RequestParam(name = "category_id", required = false) @Nullable UUID category,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        StockList.Filter filter = new StockList.Filter(q, category, false);
        String name = "stock-levels" + filter;
        int most = Limit.of(limit);
        List<String> after = cursor == null ? List.of() : cursors.decode(name, cursor);
        List<StockRow> rows = after.isEmpty()
                ? list.after(null, null, most + 1, filter)
                : list.after(after.get(0), UUID.fromString(after.get(1)), most + 1, filter);
        return Listing.of(rows, most, row -> cursors.encode(name, List.of(row.sortName(), row.productId().toString())));
    }

    @GetMapping("/stock-levels/{product}")
    @RequiresPermission(Permission.STOCK_VIEW)
    ResponseEntity<StockRow> level(@PathVariable UUID product) {
        StockRow level = list.find(product).orElseThrow(ProblemException::notFound);
        return Versions.answer(level, level.version());
    }

    record Available(UUID productId, Quantity available) {}

    @GetMapping("/availability")
    @RequiresPermission(Permission.STOCK_AVAILABILITY)
    List<Available> availability(@RequestParam("product_id") List<UUID> products) {
        if (products.size() > MOST_ASKED) {
            throw ProblemException.of(ProblemType.MALFORMED);
        }
        return availability.of(products).entrySet().stream()
                .map(entry -> new Available(entry.getKey(), entry.getValue()))
                .toList();
    }

    @GetMapping("/stock-movements")
    @RequiresPermission(Permission.STOCK_VIEW)
    Listing<MovementRow> movements(@RequestParam(name = "product_id", required = false) @Nullable UUID product,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        String name = "stock-movements %s %s %s %s".formatted(product, type, from, to);
        int most = Limit.of(limit);
        List<String> before = cursor == null ? List.of() : cursors.decode(name, cursor);
        return Listing.of(
                list.movements(product, type == null ? null : type(type), startOf(from, 0), startOf(to, 1),
                        before.isEmpty() ? null : OffsetDateTime.parse(before.get(0)),
                        before.isEmpty() ? null : UUID.fromString(before.get(1)), most + 1),
                most, row -> cursors.encode(name, List.of(row.createdAt().toString(), row.id().toString())));
    }

    private @Nullable OffsetDateTime startOf(@Nullable LocalDate day, int plusDays) {
        return day == null ? null : OffsetDateTime.ofInstant(calendar.startOf(day.plusDays(plusDays)), ZoneOffset.UTC);
    }

    /** @param quantity signed, stock units */
    record NewMovement(UUID productId, String type, Quantity quantity, @Nullable String reason,
            @Nullable String note) {}

    @PostMapping("/stock-movements")
    @RequiresPermission(Permission.STOCK_MOVE)
    @Idempotent
    ResponseEntity<StockRow> move(@RequestBody NewMovement movement) {
        if (movement.quantity().isZero()) {
            throw ProblemException.of(ProblemType.MALFORMED);
        }
        switch (type(movement.type())) {
            case INITIAL -> adjusting.begin(movement.productId(), movement.quantity(), movement.note());
            case ADJUSTMENT -> adjusting.adjust(movement.productId(), movement.quantity(),
                    reason(movement.reason()), movement.note());
            default -> throw ProblemException.of(ProblemType.MALFORMED);
        }
        StockRow level = list.find(movement.productId()).orElseThrow(ProblemException::notFound);
        return Versions.created(URI.create("/api/v1/stock-levels/" + level.productId()), level, level.version());
    }

    private static MovementType type(String code) {
        return MovementType.ofCode(code).orElseThrow(() -> ProblemException.of(ProblemType.MALFORMED));
    }

    private static AdjustmentReason reason(@Nullable String code) {
        return AdjustmentReason.ofCode(code == null ? "" : code)
                .orElseThrow(() -> ProblemException.of(ProblemType.MALFORMED));
    }
}
