package br.com.basecommerce.engines.daily;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.tenancy.Tenant;
import br.com.basecommerce.common.tenancy.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class DailySlotTest {

    private static final LocalDate DAY = LocalDate.of(2026, 7, 1);

    private final Tenant tenant = new Tenant(new TenantId(Ids.next()), "demo", Tenant.DEFAULT_ZONE);
    private final Instant slot = DailySlot.of(tenant, DAY);

    @RepeatedTest(20)
    void liesWithinTwoHoursAfterTenPastMidnightOfTheStore() {
        Instant earliest = Instant.parse("2026-07-01T03:10:00Z");

        assertThat(slot).isBetween(earliest, earliest.plus(Duration.ofHours(2)));
    }

    @Test
    void yesterdaysStoreIsDueFromItsSlotOn() {
        LocalDate yesterday = DAY.minusDays(1);

        assertThat(DailySlot.isDue(tenant, yesterday, slot.minusSeconds(1))).isFalse();
        assertThat(DailySlot.isDue(tenant, yesterday, slot)).isTrue();
        assertThat(DailySlot.isDue(tenant, DAY, slot)).isFalse();
    }

    @Test
    void aMissedDayIsMadeUpAtOnce() {
        Instant justAfterMidnight = Instant.parse("2026-07-01T03:00:01Z");

        assertThat(DailySlot.isDue(tenant, DAY.minusDays(2), justAfterMidnight)).isTrue();
    }
}
