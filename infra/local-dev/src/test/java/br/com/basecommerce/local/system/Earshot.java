package br.com.basecommerce.local.system;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/** Stands between the gateway and the vertical and remembers the trace of each request; as dead as the vertical. */
final class Earshot implements AutoCloseable {

    private final Server server = new Server(0);
    private final Map<String, String> traces = new ConcurrentHashMap<>();

    private Earshot(int port) {
        server.setHandler(new Listening(port, traces));
    }

    static Earshot before(int port) throws Exception {
        Earshot earshot = new Earshot(port);
        earshot.server.start();
        return earshot;
    }

    int port() {
        return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    }

    /** The traceparent that the edge gave to a request, named by the {@code X-Request-Id} of its answer. */
    Optional<String> traceparent(String requestId) {
        return Optional.ofNullable(traces.get(requestId));
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }

    private static final class Listening extends ProxyHandler {

        private final int port;
        private final Map<String, String> traces;

        Listening(int port, Map<String, String> traces) {
            this.port = port;
            this.traces = traces;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            traces.put(header(request, "X-Request-Id"), header(request, "traceparent"));
            return super.handle(request, response, callback);
        }

        private static String header(Request request, String name) {
            return Objects.requireNonNull(request.getHeaders().get(name), name + " is missing");
        }

        @Override
        protected HttpURI rewriteHttpURI(Request request) {
            return HttpURI.build(request.getHttpURI()).scheme("http").authority("127.0.0.1", port).asImmutable();
        }

        @Override
        protected void addProxyHeaders(Request request, org.eclipse.jetty.client.Request onward) {
            onward.headers(headers -> headers.put(HttpHeader.HOST, header(request, "Host")));
        }

        /** Breaks off without a word, where a proxy would answer with a page of its own. */
        @Override
        protected void onServerToProxyResponseFailure(Request request, org.eclipse.jetty.client.Request onward,
                org.eclipse.jetty.client.Response answer, Response response, Callback callback, Throwable failure) {
            request.getConnectionMetaData().getConnection().getEndPoint().close(failure);
            callback.failed(failure);
        }
    }
}
