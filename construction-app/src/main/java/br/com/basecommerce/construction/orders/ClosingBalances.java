package br.com.basecommerce.construction.orders;

import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.values.Refusal;
import br.com.basecommerce.common.web.problem.FieldProblem;
import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.common.web.problem.ProblemType;
import br.com.basecommerce.construction.stock.LockedStock;
import br.com.basecommerce.construction.stock.Stock;
import br.com.basecommerce.construction.stock.StockReference;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives up the undelivered rest of lines, and the goods that were promised for it ({@code product.md} F5). */
@Component
class ClosingBalances {

    private final Orders orders;
    private final OrderDeliveries deliveries;
    private final Stock stock;
    private final MessageSource messages;

    ClosingBalances(Orders orders, OrderDeliveries deliveries, Stock stock, MessageSource messages) {
        this.orders = orders;
        this.deliveries = deliveries;
        this.stock = stock;
        this.messages = messages;
    }

    /**
     * @param expectedVersion of the caller's copy; null when the caller has none to compare
     * @throws ProblemException validation, exceeds-balance, invalid-transition, stale-version
     */
    @Transactional
    public void close(UUID orderId, @Nullable Integer expectedVersion, List<ClosedBalance> closings) {
        LockedOrder order = orders.lock(orderId);
        OrderRules.check(order.header(), expectedVersion, !order.header().status().isFinal());
        checkFractions(order, closings);
        checkBalances(order, closings);
        LockedStock yard = stock.lock(closings.stream().map(one -> lineAt(order, one).productId())
                .filter(Objects::nonNull).toList());
        closings.forEach(one -> close(order, lineAt(order, one), one, yard));
        order.refresh(deliveries.progressOf(orderId));
    }

    private void checkFractions(LockedOrder order, List<ClosedBalance> closings) {
        List<FieldProblem> problems = closings.stream()
                .filter(one -> find(order, one).filter(line -> !line.stockUnit().holds(one.quantity())).isPresent())
                .map(one -> new FieldProblem("quantity", one.line(), "fraction-not-allowed", messages.getMessage(
                        Refusal.FRACTION_NOT_ALLOWED.messageKey(), null, LocaleContextHolder.getLocale())))
                .toList();
        if (!problems.isEmpty()) {
            throw ProblemException.validation(problems);
        }
    }

    private void checkBalances(LockedOrder order, List<ClosedBalance> closings) {
        Map<UUID, Quantity> onTheRoad = deliveries.onTheRoad(order.header().id());
        List<Integer> refused = closings.stream()
                .filter(one -> !fits(order, one, onTheRoad))
                .map(ClosedBalance::line)
                .toList();
        if (!refused.isEmpty() || closings.isEmpty()) {
            throw ProblemException.of(ProblemType.EXCEEDS_BALANCE).with("lines", refused);
        }
    }

    private static boolean fits(LockedOrder order, ClosedBalance one, Map<UUID, Quantity> onTheRoad) {
        return find(order, one).map(line -> line.balance()
                .minus(onTheRoad.getOrDefault(line.id(), Quantity.ZERO))
                .compareTo(one.quantity()) >= 0 && one.quantity().isPositive()).orElse(false);
    }

    private void close(LockedOrder order, OrderLine line, ClosedBalance closing, LockedStock yard) {
        OrderLine closed = order.close(line.id(), closing.quantity(), closing.reason());
        if (line.productId() instanceof UUID product) {
            yard.release(line.id(), product, line.balance(), closing.quantity(),
                    StockReference.order(order.header().id()));
        }
        deliveries.fitToBalance(order.header().id(), closed);
    }

    private static OrderLine lineAt(LockedOrder order, ClosedBalance one) {
        return find(order, one).orElseThrow(ProblemException::notFound);
    }

    private static Optional<OrderLine> find(LockedOrder order, ClosedBalance one) {
        return order.lines().stream().filter(line -> line.position() == one.line()).findFirst();
    }
}
