package br.com.basecommerce.common.time;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class TimeAutoConfigurationTest {

    private static final Instant PAST = Instant.parse("2026-01-15T13:30:00Z");

    @Test
    void aLocalRequestHappensWhenItSays() throws Exception {
        Clock clock = new TimeAutoConfiguration().clock("local");
        AtomicReference<Instant> seen = new AtomicReference<>();
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/v1/quotes");
        request.addHeader(LocalTimeFilter.HEADER, PAST.toString());

        new LocalTimeFilter().doFilter(request, new MockHttpServletResponse(), (given, answer) -> {
            seen.set(clock.instant());
            ((HttpServletResponse) answer).setStatus(201);
        });

        assertThat(seen).hasValue(PAST);
        assertThat(clock.instant()).isAfter(PAST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"production", "staging"})
    void nowhereElseCanTimeBeMoved(String environment) throws Exception {
        Clock clock = new TimeAutoConfiguration().clock(environment);

        Instant told = MovableClock.at(PAST, clock::instant);

        assertThat(Duration.between(told, Instant.now())).isLessThan(Duration.ofMinutes(1));
        assertThat(new TimeAutoConfiguration.ForRequests().localTimeFilter(environment).isEnabled()).isFalse();
    }
}
