package br.com.basecommerce.common.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.filter.ForwardedHeaderFilter;

class ClientAddressTest {

    @ParameterizedTest
    @CsvSource({"189.6.13.7, 189.6.13.7", "2804:14c::1, 2804:14c:0:0:0:0:0:1", "[2804:14c::1], 2804:14c:0:0:0:0:0:1"})
    void isWhatTheEdgeToldInAFormTheDatabaseTakes(String told, String text) throws Exception {
        assertThat(text(told)).isEqualTo(text);
    }

    @Test
    void isNothingWhenWhatWasToldIsNoAddress() throws Exception {
        assertThat(text("unknown")).isNull();
    }

    private static @Nullable String text(String told) throws Exception {
        return ClientAddress.text(asTheEdgeTells(told));
    }

    private static HttpServletRequest asTheEdgeTells(String address) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
        request.addHeader("X-Forwarded-For", address);
        MockFilterChain chain = new MockFilterChain();
        new ForwardedHeaderFilter().doFilter(request, new MockHttpServletResponse(), chain);
        return (HttpServletRequest) Objects.requireNonNull(chain.getRequest());
    }
}
