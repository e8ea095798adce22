package br.com.basecommerce.common.web.page;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Tone and ring of every state ({@code glossary.md} section 2), for templates as {@code #badges}.
 *
 * <p>The ring fills from {@code p1} to {@code p4} as a document advances; {@code x} has ended without success, {@code w}
 * waits for a person.
 */
public final class Badges {

    private static final String STATES = """
            quote.draft grey
            quote.sent blue p2
            quote.approved green p3
            quote.rejected orange x
            quote.expired yellow x
            quote.converted purple p4
            quote.cancelled red x
            release.pending yellow w
            release.granted green p4
            release.refused red x
            release.withdrawn grey x
            order.pending yellow
            order.preparing blue p1
            order.out_for_delivery indigo p2
            order.partially_delivered teal p3
            order.delivered green p4
            order.cancelled red x
            delivery.pending yellow
            delivery.preparing blue p1
            delivery.ready azure p2
            delivery.out_for_delivery indigo p3
            delivery.arrived cyan p3
            delivery.delivered green p4
            delivery.cancelled red x
            delivery_result.in_full green p4
            delivery_result.with_divergence yellow w
            route.planned grey
            route.in_progress indigo p2
            route.completed green p4
            route.cancelled red x
            return.pending yellow
            return.received green p4
            return.cancelled red x
            purchase_list.draft grey
            purchase_list.ordered blue p2
            purchase_list.received green p4
            purchase_list.cancelled red x
            stock_count.open blue p2
            stock_count.applied green p4
            stock_count.cancelled red x
            stock_hint.enough green p4
            stock_hint.partial yellow p2
            stock_hint.none red
            store_export.preparing blue p2
            store_export.ready green p4
            store_export.failed red x
            insight.active blue w
            insight.acknowledged grey p4
            insight.accepted green p4
            insight.ignored grey x
            insight.resolved green p4
            risk_level.high red w
            risk_level.medium yellow w
            risk_level.low blue w
            priority.high red w
            priority.medium yellow w
            priority.low blue w
            """;

    private static final Map<String, String> LOOKS = STATES.lines().map(line -> line.split(" ", 2))
            .collect(Collectors.toUnmodifiableMap(state -> state[0], state -> state[1]));

    /** The key of the state's word in the messages; {@code value} is the code or the enum constant of that name. */
    public String label(String entity, Object value) {
        String code = value instanceof Enum<?> constant ? constant.name().toLowerCase(Locale.ROOT) : value.toString();
        return entity + "." + code;
    }

    /**
     * The style classes of the state.
     *
     * @throws IllegalArgumentException when the glossary has no such state
     */
    public String look(String entity, Object value) {
        String look = LOOKS.get(label(entity, value));
        if (look == null) {
            throw new IllegalArgumentException("no state " + label(entity, value));
        }
        return look;
    }

    static Map<String, String> looks() {
        return LOOKS;
    }
}
