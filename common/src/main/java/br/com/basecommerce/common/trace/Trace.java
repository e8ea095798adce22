package br.com.basecommerce.common.trace;

import java.lang.ScopedValue.CallableOp;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.slf4j.MDC;

/**
 * A W3C trace context (https://www.w3.org/TR/trace-context/) as the edge starts it and every part passes it on.
 *
 * <p>Nobody here makes spans: what is needed is that one id is found in the logs of all four services and in the row an
 * engine wrote.
 *
 * @param traceparent {@code version-traceid-parentid-flags}, 55 characters
 */
public record Trace(String traceparent) {

    /** Key of the trace id in the logs. */
    public static final String MDC_KEY = "trace_id";

    private static final ScopedValue<Trace> CURRENT = ScopedValue.newInstance();
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    /** The trace of a header or envelope; empty when it is absent or not well formed. */
    public static Optional<Trace> parse(String traceparent) {
        return FORM.matcher(traceparent).matches() ? Optional.of(new Trace(traceparent)) : Optional.empty();
    }

    /** A new, sampled trace, for work that did not come from a click. */
    public static Trace start() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new Trace("00-%016x%016x-%016x-01".formatted(random.nextLong(), random.nextLong(1, Long.MAX_VALUE),
                random.nextLong(1, Long.MAX_VALUE)));
    }

    public static Optional<Trace> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    public String id() {
        return traceparent.substring(3, 35);
    }

    /** Does the work under this trace; its id stands in every log line of it. */
    public <R, X extends Throwable> R call(CallableOp<? extends R, X> work) throws X {
        try (MDC.MDCCloseable ignored = MDC.putCloseable(MDC_KEY, id())) {
            return ScopedValue.where(CURRENT, this).call(work);
        }
    }
}
