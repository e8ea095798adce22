package br.com.basecommerce.construction.snapshot;

import java.util.List;
import java.util.UUID;

/** Rows of one kind, of which a feature tells the engines the whole state. */
public interface StateEvents {

    /** What it tells, as {@code product_changed}. */
    String type();

    /**
     * Appends the events of the next rows of the bound store, the lowest ids first, inside a transaction. Their version
     * is that of the row, which is locked before, so that no later state is told before this one.
     *
     * @return the ids of these rows; none when there are no more
     */
    List<UUID> appendAfter(UUID id, int limit);
}
