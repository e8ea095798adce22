package br.com.basecommerce.construction.rest;

import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.common.web.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** How many rows of a list are answered: 50 unless told, 1 to 200. */
public final class Limit {

    private static final int USUAL = 50;
    private static final int MOST = 200;

    private Limit() {}

    /** @throws ProblemException malformed, outside the bounds */
    public static int of(@Nullable Integer asked) {
        if (asked == null) {
            return USUAL;
        }
        if (asked < 1 || asked > MOST) {
            throw ProblemException.of(ProblemType.MALFORMED);
        }
        return asked;
    }
}
