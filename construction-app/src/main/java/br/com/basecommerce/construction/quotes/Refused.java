package br.com.basecommerce.construction.quotes;

import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.common.web.problem.ProblemType;
import java.util.List;
import java.util.Set;

/** The refusals that several steps of a quote share. */
final class Refused {

    private Refused() {}

    static ProblemException transition(Quote quote, QuoteStatus effective) {
        return ProblemException.of(ProblemType.INVALID_TRANSITION).with("status", effective.code());
    }

    static ProblemException releaseRequired(Quote quote, Set<ReleaseReason> reasons,
            List<LineJudgement> judgements) {
        ProblemException problem = ProblemException.of(ProblemType.RELEASE_REQUIRED).with("reasons", reasons);
        judgements.stream().filter(LineJudgement::overLimit)
                .max(java.util.Comparator.comparing(LineJudgement::effectiveDiscount))
                .ifPresent(worst -> problem.with("limit", worst.limit()).with("effective", worst.effectiveDiscount()));
        return problem;
    }
}
