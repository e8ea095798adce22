package br.com.basecommerce.local.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class LocalServiceTest {

    private final List<String> said = new CopyOnWriteArrayList<>();
    private final Process process = new ProcessBuilder("sleep", "60").start();
    private final LocalService service = new LocalService(new ServiceSpec("edge-auth", 1, 2, Map.of()), process,
            Path.of("edge-auth.log"));

    LocalServiceTest() throws IOException {
        service.tellEnd(said::add);
    }

    @Test
    void aServiceThatDiesIsToldInASentence() {
        process.destroyForcibly();

        Awaitility.await().untilAsserted(() -> assertThat(said).singleElement().asString()
                .contains("edge-auth ended with status 137", "edge-auth.log"));
    }

    @Test
    void whatIsStoppedOnPurposeIsNotTold() {
        service.close();

        Awaitility.await().during(Duration.ofMillis(300)).untilAsserted(() -> assertThat(said).isEmpty());
    }
}
