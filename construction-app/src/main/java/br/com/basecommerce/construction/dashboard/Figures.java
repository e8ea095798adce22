package br.com.basecommerce.construction.dashboard;

import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.values.Unit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The figures of {@code product.md} section 12; of the whole store, or of one salesperson.
 *
 * @param quotesToday created on the store day, without direct sales
 * @param soldThisWeek net total handed over since Monday; null for who may not see amounts
 * @param openQuotes drafts, sent and valid, approved
 */
record Figures(long quotesToday, long ordersToday, @Nullable Money soldThisWeek, @Nullable Money soldWeekBefore,
        long openQuotes, @Nullable Money openQuotesTotal, long expiredQuotes, long ordersLacking,
        long deliveriesToday) {

    /** A quote somebody should call about. */
    record FollowUp(UUID id, String number, String customer, @Nullable Money total, String status,
            @Nullable LocalDate validUntil, @Nullable Instant sentAt) {}

    /** A product that sold well. */
    record BestSeller(UUID productId, String name, Unit stockUnit, Quantity quantity, @Nullable Money total) {}

    /** A delivery to be got ready. */
    record Due(UUID id, String number, String customer, String status, @Nullable LocalDate scheduledDate,
            String kind) {}

    /** Everything the dashboard shows of the daily work. */
    record Work(List<FollowUp> followUps, List<Due> due) {}
}
