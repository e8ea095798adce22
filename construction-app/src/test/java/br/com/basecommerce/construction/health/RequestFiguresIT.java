package br.com.basecommerce.construction.health;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.basecommerce.construction.testing.ConstructionTest;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ConstructionTest
class RequestFiguresIT {

    private final MeterRegistry meters;

    RequestFiguresIT(@Autowired MeterRegistry meters) {
        this.meters = meters;
    }

    /** The alerts of {@code docs/monitoring} ask for these. */
    @Test
    void requestsAreCountedByTheBoundsThatTheAlertsName() {
        CountAtBucket[] buckets = meters.timer("http.server.requests", "uri", "/bounds").takeSnapshot()
                .histogramCounts();

        assertThat(Arrays.stream(buckets).map(bucket -> bucket.bucket(TimeUnit.MILLISECONDS)))
                .containsExactly(50.0, 150.0, 300.0, 500.0);
    }
}
