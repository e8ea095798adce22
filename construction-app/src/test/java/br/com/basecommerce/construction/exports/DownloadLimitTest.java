package br.com.basecommerce.construction.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.basecommerce.common.web.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class DownloadLimitTest {

    private final DownloadLimit limit = new DownloadLimit();
    private final MockHttpServletRequest request = new MockHttpServletRequest();
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void soManyAtATimeAndAnotherWhenOneHasEnded() {
        for (int running = 0; running < DownloadLimit.AT_ONCE; running++) {
            begin();
        }
        assertThatThrownBy(this::begin).isInstanceOf(ProblemException.class).hasMessage("rate-limited");

        limit.afterCompletion(request, response, this, null);
        begin();
    }

    private void begin() {
        assertThat(limit.preHandle(request, response, this)).isTrue();
    }
}
