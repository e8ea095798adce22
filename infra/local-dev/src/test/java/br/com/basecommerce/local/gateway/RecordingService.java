package br.com.basecommerce.local.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A service behind the edge that remembers what it was asked: what the edge sends is what the contract is about. */
final class RecordingService implements AutoCloseable {

    /** What a service answers; anything but the request is up to the test. */
    interface Behaviour {
        void answer(HttpExchange exchange) throws IOException;
    }

    record Asked(String method, String address, com.sun.net.httpserver.Headers headers, long bodyLength) {

        @Nullable
        String header(String name) {
            return headers.getFirst(name);
        }
    }

    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Behaviour usual;
    private volatile Behaviour behaviour;
    private HttpServer server;
    private final int port;

    RecordingService(Behaviour usual) throws IOException {
        this.usual = usual;
        behaviour = usual;
        server = listen(0);
        port = server.getAddress().getPort();
    }

    private HttpServer listen(int wanted) throws IOException {
        HttpServer created = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), wanted), 0);
        created.createContext("/", this::handle);
        created.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        created.start();
        return created;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            long length = exchange.getRequestBody().readAllBytes().length;
            asked.add(new Asked(exchange.getRequestMethod(), exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders(), length));
            behaviour.answer(exchange);
        }
    }

    static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    int port() {
        return port;
    }

    void behave(Behaviour other) {
        behaviour = other;
    }

    /** As at the beginning: nothing asked, the usual answers. */
    void reset() {
        asked.clear();
        behaviour = usual;
    }

    void goAway() {
        server.stop(0);
    }

    void comeBack() throws IOException {
        server = listen(port);
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    Asked last() {
        return Objects.requireNonNull(asked.isEmpty() ? null : asked.getLast(), "the service was not asked");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
