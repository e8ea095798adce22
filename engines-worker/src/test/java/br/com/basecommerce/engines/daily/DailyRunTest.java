package br.com.basecommerce.engines.daily;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.tenancy.Tenant;
import br.com.basecommerce.common.tenancy.TenantId;
import br.com.basecommerce.engines.facts.FullComputation;
import br.com.basecommerce.engines.tenants.Tenants;
import br.com.basecommerce.engines.testing.MovableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The age that alert rules read: nothing in the small hours, hours when a store's day was not begun. */
class DailyRunTest {

    private static final LocalDate DAY = LocalDate.of(2026, 7, 1);
    private static final Instant MIDNIGHT = Instant.parse("2026-07-01T03:00:00Z");

    private final Tenant tenant = new Tenant(new TenantId(Ids.next()), "demo", Tenant.DEFAULT_ZONE);
    private final Tenants tenants = mock();
    private final FullComputation engine = mock();
    private final Recomputation recomputation = mock();
    private final MovableClock clock = new MovableClock();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final DailyRun run = new DailyRun(tenants, List.of(engine), recomputation, clock, registry);

    @BeforeEach
    void oneStore() {
        when(engine.name()).thenReturn("stock");
        when(tenants.active()).thenReturn(List.of(tenant));
    }

    @Test
    void aStoreInItsDayHasNoAge() {
        engineIsIn(DAY);

        assertThat(ageAt(9)).isZero();
    }

    @Test
    void anEngineThatNeverSawTheStoreHasNoAge() {
        engineIsIn(LocalDate.MIN);

        assertThat(ageAt(9)).isZero();
    }

    @Test
    void aDayThatIsBegunNowHasNoAge() {
        engineIsIn(DAY.minusDays(3));

        assertThat(ageAt(9)).isZero();
        verify(recomputation).closeDays(tenant, engine);
    }

    @Test
    void aDayThatCannotBeBegunCountsFromTheMidnightOfTheStore() {
        engineIsIn(DAY.minusDays(1));
        doThrow(new IllegalStateException("no")).when(recomputation).closeDays(any(), any());

        assertThat(ageAt(4)).isEqualTo(4 * 3_600);
        assertThat(ageAt(9)).isEqualTo(9 * 3_600);
    }

    @Test
    void withoutALookThatEndsTheAgeGrows() {
        engineIsIn(DAY);
        ageAt(1);
        when(tenants.active()).thenThrow(new IllegalStateException("no database"));
        assertThat(ageAt(5)).isEqualTo(4 * 3_600);
    }

    @Test
    void aStoreThatCannotBeReadIsNotTakenForOneInItsDay() {
        engineIsIn(DAY);
        ageAt(1);
        when(recomputation.asOf(tenant, engine)).thenThrow(new IllegalStateException("no"));
        assertThat(ageAt(5)).isEqualTo(4 * 3_600);
    }

    private void engineIsIn(LocalDate day) {
        when(recomputation.asOf(tenant, engine)).thenReturn(day);
    }

    private double ageAt(int hour) {
        clock.moveTo(MIDNIGHT.plusSeconds(hour * 3_600L));
        run.lookAtAllStores();
        return registry.get("engine.daily.age").gauge().value();
    }
}
