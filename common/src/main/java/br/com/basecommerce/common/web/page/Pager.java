package br.com.basecommerce.common.web.page;

import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Where a list stands.
 *
 * @param first position of its first row on this page, from 1; 0 when there is none
 * @param previous address of the page before; null on the first
 * @param next address of the page after; null on the last
 */
public record Pager(long first, long last, long total, @Nullable String previous, @Nullable String next) {

    /** Rows of a page ({@code screens.md} R9). */
    public static final int SIZE = 20;

    /**
     * @param page from 1
     * @param address of the page with the given number
     */
    public static Pager of(int page, long total, IntFunction<String> address) {
        long first = total == 0 ? 0 : (page - 1L) * SIZE + 1;
        long last = Math.min((long) page * SIZE, total);
        return new Pager(first, last, total, page > 1 ? address.apply(page - 1) : null,
                last < total ? address.apply(page + 1) : null);
    }
}
