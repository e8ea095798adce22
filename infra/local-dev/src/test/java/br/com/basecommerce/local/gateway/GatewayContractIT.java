package br.com.basecommerce.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GatewayContractIT extends EdgeContract {

    private @Nullable Gateway gateway;

    @Override
    int start(int authPort, int verticalPort, Path tenants) throws Exception {
        Gateway started = Gateway.start(0, authPort, verticalPort, tenants);
        gateway = started;
        return started.address().getPort();
    }

    @Override
    void stop() throws Exception {
        Objects.requireNonNull(gateway).close();
    }

    @Test
    void aPortThatIsTakenIsSaidAtTheStart() {
        assertThatThrownBy(() -> Gateway.start(Objects.requireNonNull(gateway).address()
                .getPort(), 1, 2,
                Path.of("absent")).close()).isInstanceOf(IOException.class);
    }

    @Test
    void startsFastEnoughToBeForgotten() throws Exception {
        long start = System.nanoTime();
        Gateway.start(0, 1, 2, Path.of("absent")).close();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }
}
