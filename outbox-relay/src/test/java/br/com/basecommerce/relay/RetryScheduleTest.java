package br.com.basecommerce.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {

    @Test
    void waitsLongerAfterEachFailureAndGivesUpAfterTheSixth() {
        assertThat(RetrySchedule.pauseAfter(1)).hasValue(Duration.ofSeconds(1));
        assertThat(RetrySchedule.pauseAfter(2)).hasValue(Duration.ofSeconds(5));
        assertThat(RetrySchedule.pauseAfter(3)).hasValue(Duration.ofSeconds(30));
        assertThat(RetrySchedule.pauseAfter(4)).hasValue(Duration.ofMinutes(2));
        assertThat(RetrySchedule.pauseAfter(5)).hasValue(Duration.ofMinutes(10));
        assertThat(RetrySchedule.pauseAfter(6)).isEmpty();
    }
}
