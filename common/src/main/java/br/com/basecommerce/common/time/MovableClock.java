package br.com.basecommerce.common.time;

import java.lang.ScopedValue.CallableOp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Tells the real time, except to work that is done as if at another moment. Local development gives its demo stores their
 * past that way; nothing else uses it.
 */
final class MovableClock extends Clock {

    private static final ScopedValue<Instant> MOMENT = ScopedValue.newInstance();

    private final ZoneId zone;

    MovableClock() {
        this(ZoneOffset.UTC);
    }

    private MovableClock(ZoneId zone) {
        this.zone = zone;
    }

    static <R, X extends Throwable> R at(Instant moment, CallableOp<? extends R, X> work) throws X {
        return ScopedValue.where(MOMENT, moment).call(work);
    }

    @Override
    public Instant instant() {
        return MOMENT.isBound() ? MOMENT.get() : Instant.now();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new MovableClock(other);
    }
}
