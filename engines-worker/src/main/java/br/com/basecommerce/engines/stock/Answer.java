package br.com.basecommerce.engines.stock;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What somebody of the store answered to an insight.
 *
 * @param answer accepted, ignored or acknowledged
 * @param day the store day of the answer
 * @param level what the engine showed then; null when it showed no risk
 */
record Answer(String answer, @Nullable String reason, Instant at, LocalDate day, @Nullable RiskLevel level) {

    private static final int IGNORED_DAYS = 14;
    private static final int NOT_SELLING_DAYS = 90;
    private static final int ACCEPTED_DAYS = 3;

    /** How an alert stands after this answer. */
    Standing ofAlert(@Nullable RiskLevel now, LocalDate asOf) {
        if (answer.equals("ignored")) {
            return hidden(now, asOf) ? Standing.IGNORED : Standing.ACTIVE;
        }
        return rank(now) > rank(level) ? Standing.ACTIVE : Standing.ACKNOWLEDGED;
    }

    /** How a suggestion stands after this answer. */
    Standing ofSuggestion(@Nullable RiskLevel now, LocalDate asOf, boolean belowHalfTheMinimum) {
        return switch (answer) {
            case "accepted" -> asOf.isBefore(day.plusDays(ACCEPTED_DAYS)) && !belowHalfTheMinimum
                    ? Standing.ACCEPTED
                    : Standing.ACTIVE;
            case "ignored" -> hidden(now, asOf) ? Standing.IGNORED : Standing.ACTIVE;
            default -> rank(now) > rank(level) ? Standing.ACTIVE : Standing.ACKNOWLEDGED;
        };
    }

    private boolean hidden(@Nullable RiskLevel now, LocalDate asOf) {
        int days = "not_selling".equals(reason) ? NOT_SELLING_DAYS : IGNORED_DAYS;
        boolean roseToHigh = now == RiskLevel.HIGH && level != RiskLevel.HIGH;
        return asOf.isBefore(day.plusDays(days)) && !roseToHigh;
    }

    private static int rank(@Nullable RiskLevel level) {
        return level == null ? -1 : level.ordinal();
    }
}
