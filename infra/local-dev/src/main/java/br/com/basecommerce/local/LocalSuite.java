package br.com.basecommerce.local;

import br.com.basecommerce.local.gateway.Gateway;
import java.util.concurrent.atomic.AtomicBoolean;

/** Everything that runs: the services behind the gateway. */
final class LocalSuite implements AutoCloseable {

    private final Platform platform;
    private final Gateway gateway;
    private final int port;
    private final AtomicBoolean closed = new AtomicBoolean();

    LocalSuite(Platform platform, Gateway gateway, int port) {
        this.platform = platform;
        this.gateway = gateway;
        this.port = port;
    }

    Platform platform() {
        return platform;
    }

    /** Where a store answers. */
    String address(String slug) {
        return "http://" + slug + ".localhost:" + port;
    }

    @Override
    public void close() throws Exception {
        if (closed.compareAndSet(false, true)) {
            try (platform) {
                gateway.close();
            }
        }
    }
}
