package br.com.basecommerce.local.gateway;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The edge of a suite on one machine, without TLS, rate limits and caches; otherwise what nginx does. */
public final class Gateway implements AutoCloseable {

    private static final int HEADER_BYTES = 32 * 1024;
    private static final long BODY_BYTES = 10L * 1024 * 1024;

    private final Server server;
    private final HttpClient client;
    private final URI address;

    private Gateway(Server server, HttpClient client) {
        this.server = server;
        this.client = client;
        address = URI.create("http://localhost:" + ((ServerConnector) server.getConnectors()[0]).getLocalPort());
    }

    /**
     * Starts the gateway for {@code *.localhost} and {@code *.BASE_DOMAIN}.
     *
     * @param port where browsers come; 0 for any free one
     * @param tenantsDirectory files {@code <slug>.json} that win over what edge-auth says of a store; may be absent
     * @throws Exception when the port is taken
     */
    public static Gateway start(int port, int authPort, int verticalPort, Path tenantsDirectory) throws Exception {
        HttpClient client = startClient();
        OwnAnswers answers = new OwnAnswers();
        Stores stores = new Stores(Objects.requireNonNullElse(System.getenv("BASE_DOMAIN"), "basecommerce.com.br"));
        Server server = server(port);
        SizeLimitHandler limited = new SizeLimitHandler(BODY_BYTES, -1);
        limited.setHandler(new UpstreamProxy(client, answers, authPort, verticalPort));
        server.setHandler(new Edge(stores, new Validations(client, authPort), answers, tenantsDirectory, limited));
        server.setErrorHandler(new Refusals(answers));
        try {
            server.start();
        } catch (Exception failure) {
            client.stop();
            throw failure;
        }
        return new Gateway(server, client);
    }

    private static Server server(int port) {
        Server server = new Server(new QueuedThreadPool(100, 4));
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(HEADER_BYTES);
        http.setResponseHeaderSize(HEADER_BYTES);
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setPort(port);
        connector.setIdleTimeout(Duration.ofSeconds(65).toMillis());
        server.addConnector(connector);
        return server;
    }

    /** A client that adds nothing of its own, follows nothing, unpacks nothing. */
    private static HttpClient startClient() throws Exception {
        HttpClient client = new HttpClient();
        client.setConnectTimeout(Duration.ofSeconds(3).toMillis());
        client.setIdleTimeout(Duration.ofSeconds(15).toMillis());
        client.setFollowRedirects(false);
        client.setHttpCookieStore(new HttpCookieStore.Empty());
        client.setUserAgentField(null);
        client.setRequestBufferSize(HEADER_BYTES);
        client.setMaxConnectionsPerDestination(200);
        client.start();
        client.getProtocolHandlers().clear();
        client.getContentDecoderFactories().clear();
        return client;
    }

    /** Where it answers, without a store's name. */
    public URI address() {
        return address;
    }

    @Override
    public void close() throws Exception {
        server.stop();
        client.stop();
    }
}
