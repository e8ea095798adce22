package br.com.basecommerce.construction.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param nextCursor null on the last page
 * @param total only when asked for
 */
public record Listing<T>(List<T> items, @Nullable String nextCursor,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long total) {

    /**
     * The page of rows that were asked for with one more than its limit: that one tells whether there is a next page.
     *
     * @param cursor of the last row shown
     */
    public static <T> Listing<T> of(List<T> rows, int limit, Function<T, String> cursor) {
        boolean more = rows.size() > limit;
        List<T> items = more ? List.copyOf(rows.subList(0, limit)) : List.copyOf(rows);
        return new Listing<>(items, more ? cursor.apply(items.getLast()) : null, null);
    }

    public <R> Listing<R> map(Function<T, R> change) {
        return new Listing<>(items.stream().map(change).toList(), nextCursor, total);
    }
}
