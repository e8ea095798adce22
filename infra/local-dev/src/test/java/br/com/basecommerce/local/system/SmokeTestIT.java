package br.com.basecommerce.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What {@code run.sh --smoke} does once everything answers. */
@ExtendWith(WholeSuite.class)
class SmokeTestIT {

    private final RunningSuite suite;

    SmokeTestIT(RunningSuite suite) {
        this.suite = suite;
    }

    @Test
    void theSuiteIsUsedFromTheLoginToTheEngine() throws IOException, InterruptedException {
        Process test = suite.smokeTest().redirectErrorStream(true).start();
        String said = new String(test.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(test.waitFor()).as(said).isZero();
        assertThat(said).contains("ok    the stock engine notices", " 0 of them warnings").doesNotContain("FAIL");
    }
}
