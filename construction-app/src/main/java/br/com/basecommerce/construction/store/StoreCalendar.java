package br.com.basecommerce.construction.store;

import br.com.basecommerce.common.tenancy.TenantContext;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Days as the bound store lives them, in its own time zone. */
@Component
public class StoreCalendar {

    private final Clock clock;

    StoreCalendar(Clock clock) {
        this.clock = clock;
    }

    public Instant now() {
        return clock.instant();
    }

    public LocalDate today() {
        return dayOf(clock.instant());
    }

    public LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, TenantContext.required().zone());
    }

    /** The instant at which the day begins in the store. */
    public Instant startOf(LocalDate day) {
        return day.atStartOfDay(TenantContext.required().zone()).toInstant();
    }
}
