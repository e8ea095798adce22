package br.com.basecommerce.construction.delivery;

import br.com.basecommerce.common.identity.Permission;
import br.com.basecommerce.common.identity.SignedIn;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.values.Refusal;
import br.com.basecommerce.common.web.problem.FieldProblem;
import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.common.web.problem.ProblemType;
import br.com.basecommerce.construction.orders.OrderLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What must hold before a delivery takes a step. */
@Component
class DeliveryRules {

    private static final String CUSTOMER_NAME = """
            select name
            from construction.customer
            where id = :customer
            """;

    private final JdbcClient jdbc;
    private final MessageSource messages;

    DeliveryRules(JdbcClient jdbc, MessageSource messages) {
        this.jdbc = jdbc;
        this.messages = messages;
    }

    /**
     * @param expectedVersion of the caller's copy; null when the caller has none to compare
     * @throws ProblemException invalid-transition or stale-version, in this order
     */
    void check(DeliveryStep step, Delivery delivery, @Nullable Integer expectedVersion) {
        if (!step.startsFrom(delivery)) {
            throw delivery.refused();
        }
        if (expectedVersion != null && expectedVersion != delivery.version()) {
            throw ProblemException.of(ProblemType.STALE_VERSION);
        }
    }

    /** Every line at most what was planned, something in all, and goods found only by who may count them. */
    void checkQuantities(LockedDelivery locked, CompletionRequest request) {
        List<FieldProblem> problems = new ArrayList<>();
        boolean something = false;
        for (DeliveryLine line : locked.lines()) {
            Quantity quantity = request.of(line);
            OrderLine ordered = locked.order().line(line.orderLineId());
            int position = ordered.position();
            if (quantity.isNegative()) {
                problems.add(problem("quantity", position, "negative"));
            } else if (!ordered.stockUnit().holds(quantity)) {
                problems.add(fraction("quantity", position));
            } else if (quantity.compareTo(line.planned()) > 0) {
                problems.add(problem("quantity", position, "exceeds-planned"));
            }
            something |= quantity.isPositive();
        }
        if (problems.isEmpty() && !something) {
            problems.add(problem("lines", null, "nothing-delivered"));
        }
        if (!problems.isEmpty()) {
            throw ProblemException.validation(problems);
        }
        checkFinder(request.foundInStock());
    }

    /** Goods are found only by who may count them. */
    void checkFinder(boolean foundInStock) {
        if (foundInStock && SignedIn.user().filter(user -> user.may(Permission.STOCK_MOVE)).isEmpty()) {
            throw ProblemException.of(ProblemType.FORBIDDEN).with("permission", Permission.STOCK_MOVE.code());
        }
    }

    /** Every line at most what was planned. */
    void checkPicked(LockedDelivery locked, Map<UUID, Quantity> picked) {
        List<FieldProblem> problems = new ArrayList<>();
        for (DeliveryLine line : locked.lines()) {
            Quantity quantity = picked.getOrDefault(line.orderLineId(), line.picked());
            OrderLine ordered = locked.order().line(line.orderLineId());
            int position = ordered.position();
            if (quantity.isNegative()) {
                problems.add(problem("picked_quantity", position, "negative"));
            } else if (!ordered.stockUnit().holds(quantity)) {
                problems.add(fraction("picked_quantity", position));
            } else if (quantity.compareTo(line.planned()) > 0) {
                problems.add(problem("picked_quantity", position, "exceeds-planned"));
            }
        }
        if (!problems.isEmpty()) {
            throw ProblemException.validation(problems);
        }
    }

    /** Lacking goods are confirmed, and a delivery of nothing is none. */
    void checkShort(LockedDelivery locked, List<DeliveryLine> lines, boolean confirmed) {
        if (lines.stream().map(DeliveryLine::picked).noneMatch(Quantity::isPositive)) {
            throw ProblemException.validation(List.of(problem("lines", null, "nothing-picked")));
        }
        List<ShortLine> lacking = lines.stream()
                .filter(line -> line.picked().compareTo(line.planned()) < 0)
                .map(line -> new ShortLine(locked.order().line(line.orderLineId()).position(), line.planned(),
                        line.picked()))
                .toList();
        if (!lacking.isEmpty() && !confirmed) {
            throw ProblemException.of(ProblemType.SHORT_PICKING).with("lines", lacking);
        }
    }

    record ShortLine(int line, Quantity planned, Quantity picked) {}

    /** A completion without the driver's proof says why. */
    void checkReason(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            throw ProblemException.validation(List.of(problem("reason", null, "reason-required")));
        }
    }

    private FieldProblem fraction(String field, int line) {
        return new FieldProblem(field, line, "fraction-not-allowed", messages.getMessage(Refusal.FRACTION_NOT_ALLOWED
                .messageKey(),
                null, LocaleContextHolder.getLocale()));
    }

    private FieldProblem problem(String field, @Nullable Integer line, String code) {
        return new FieldProblem(field, line, code,
                messages.getMessage("delivery.problem." + code, null, LocaleContextHolder.getLocale()));
    }

    Receiver receiver(LockedDelivery locked, CompletionRequest request) {
        String name = request.receiverName() == null || request.receiverName().isBlank()
                ? customerName(locked.order().header().customerId())
                : request.receiverName().strip();
        String document = request.receiverDocument();
        return new Receiver(name, document == null || document.isBlank() ? null : document.strip());
    }

    private String customerName(UUID customer) {
        return jdbc.sql(CUSTOMER_NAME).param("customer", customer).query(String.class).single();
    }
}
