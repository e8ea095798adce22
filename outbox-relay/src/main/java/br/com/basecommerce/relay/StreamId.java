package br.com.basecommerce.relay;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Id of an entry in Redis.
 *
 * @param time milliseconds of Redis's clock when it was added, at least
 * @param sequence among the entries of the same millisecond
 */
record StreamId(long time, long sequence) implements Comparable<StreamId> {

    /** Before all entries. */
    static final StreamId NONE = new StreamId(0, 0);

    private static final Comparator<StreamId> ORDER = Comparator.comparingLong(StreamId::time)
            .thenComparingLong(StreamId::sequence);

    static StreamId parse(@Nullable Object text) {
        String[] parts = String.valueOf(text).split("-", 2);
        return new StreamId(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
    }

    /** The smallest id that is greater. */
    StreamId next() {
        return new StreamId(time, sequence + 1);
    }

    /** An id between this one and all that are smaller. */
    StreamId previous() {
        return sequence > 0 ? new StreamId(time, sequence - 1) : new StreamId(time - 1, Long.MAX_VALUE);
    }

    boolean isAfter(StreamId other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(StreamId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return time + "-" + sequence;
    }
}
