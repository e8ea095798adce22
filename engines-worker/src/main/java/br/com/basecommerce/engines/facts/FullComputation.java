package br.com.basecommerce.engines.facts;

import java.time.LocalDate;

/** An engine's results of a store, made anew. */
public interface FullComputation {

    String name();

    /**
     * Rebuilds every result of the bound tenant, inside a transaction that has begun the engine's computation.
     *
     * @param from the engine's day before this run: days since then have closed
     * @param asOf the engine's day now
     */
    void closeDays(LocalDate from, LocalDate asOf);

    /** Rebuilds sums and results from facts, parameters and the day alone. */
    void recompute(LocalDate asOf);
}
