package br.com.basecommerce.engines.facts;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Values as the database driver takes them. */
public final class Rows {

    private Rows() {}

    /** One row of a batch, in the order of the statement's parameters. */
    public static @Nullable Object[] row(@Nullable Object... values) {
        return values;
    }

    public static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    /** For {@code any (cast(:ids as uuid[]))}. */
    public static String[] texts(Collection<?> values) {
        return values.stream().map(Object::toString).toArray(String[]::new);
    }
}
