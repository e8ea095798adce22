package br.com.basecommerce.engines.daily;

import br.com.basecommerce.common.tenancy.Tenant;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/** When a store's engines move into a new day: ten past midnight of the store, spread over two hours. */
final class DailySlot {

    private static final LocalTime EARLIEST = LocalTime.of(0, 10);
    private static final int SPREAD_SECONDS = 7_200;

    private DailySlot() {}

    /** True when the present day has to be begun now: its time has come, or a whole day was missed. */
    static boolean isDue(Tenant tenant, LocalDate asOf, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, tenant.zone());
        boolean missedADay = asOf.isBefore(today.minusDays(1));
        return asOf.isBefore(today) && (missedADay || !now.isBefore(of(tenant, today)));
    }

    /** Since when a day of the store waits to be begun: its midnight after the engine's day, or now when none waits. */
    static Instant waitingSince(Tenant tenant, LocalDate asOf, Instant now) {
        boolean waits = asOf.isBefore(LocalDate.ofInstant(now, tenant.zone()));
        return waits ? asOf.plusDays(1).atStartOfDay(tenant.zone()).toInstant() : now;
    }

    static Instant of(Tenant tenant, LocalDate day) {
        int offset = Math.floorMod(tenant.id().value().hashCode(), SPREAD_SECONDS);
        return day.atTime(EARLIEST).atZone(tenant.zone()).toInstant().plusSeconds(offset);
    }
}
