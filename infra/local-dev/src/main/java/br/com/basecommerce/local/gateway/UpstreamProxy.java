package br.com.basecommerce.local.gateway;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Passes a request to the service it belongs to, bodies as a stream and as they are, and says so when nobody answers. */
final class UpstreamProxy extends ProxyHandler {

    private static final String LOOPBACK = "127.0.0.1";

    private final OwnAnswers answers;
    private final int authPort;
    private final int verticalPort;

    UpstreamProxy(HttpClient client, OwnAnswers answers, int authPort, int verticalPort) {
        setHttpClient(client);
        this.answers = answers;
        this.authPort = authPort;
        this.verticalPort = verticalPort;
    }

    @Override
    protected HttpURI rewriteHttpURI(Request request) {
        int port = upstream(request) == Location.Upstream.AUTH ? authPort : verticalPort;
        return HttpURI.build(request.getHttpURI()).scheme("http").authority(LOOPBACK, port).asImmutable();
    }

    /** Takes the path as the client wrote it: some of what browsers send is no {@link java.net.URI}. */
    @Override
    protected org.eclipse.jetty.client.Request newProxyToServerRequest(Request request, HttpURI uri) {
        long patience = upstream(request) == Location.Upstream.AUTH ? 30 : 60;
        return getHttpClient().newRequest(LOOPBACK, uri.getPort()).method(request.getMethod()).path(uri.getPathQuery())
                .idleTimeout(patience, TimeUnit.SECONDS);
    }

    @Override
    protected void copyRequestHeaders(Request request, org.eclipse.jetty.client.Request onward) {
        super.copyRequestHeaders(request, onward);
        Visit visit = Visit.of(request);
        onward.headers(headers -> {
            ToldHeaders.dropForged(headers);
            ClientCredentials.filter(headers, visit);
        });
    }

    @Override
    protected void addProxyHeaders(Request request, org.eclipse.jetty.client.Request onward) {
        onward.headers(headers -> ToldHeaders.put(headers, request, Visit.of(request)));
    }

    @Override
    protected org.eclipse.jetty.client.Response.CompleteListener newServerToProxyResponseListener(Request request,
            org.eclipse.jetty.client.Request onward, Response response, Callback callback) {
        if (Visit.of(request).location() == Location.STORE) {
            onward.onResponseHeaders(answer -> cacheStore(answer, response));
        }
        return super.newServerToProxyResponseListener(request, onward, response, callback);
    }

    private static void cacheStore(org.eclipse.jetty.client.Response answer, Response response) {
        if (answer.getStatus() == HttpStatus.OK_200) {
            response.getHeaders().put(HttpHeader.CACHE_CONTROL, "max-age=300");
        }
    }

    @Override
    protected @Nullable HttpField filterServerToProxyResponseField(HttpField field) {
        return EdgeHeaders.owns(field.getName()) ? null : field;
    }

    @Override
    protected void onServerToProxyResponseFailure(Request request, org.eclipse.jetty.client.Request onward,
            org.eclipse.jetty.client.Response answer, Response response, Callback callback, Throwable failure) {
        if (response.isCommitted()) {
            callback.failed(failure);
        } else {
            response.reset();
            if (failure instanceof HttpException refused && refused.getCode() == HttpStatus.PAYLOAD_TOO_LARGE_413) {
                answers.tooLarge(request, response, callback);
            } else {
                answers.unavailable(request, failure instanceof TimeoutException
                        ? HttpStatus.GATEWAY_TIMEOUT_504
                        : HttpStatus.BAD_GATEWAY_502, response, callback);
            }
        }
    }

    private static Location.Upstream upstream(Request request) {
        return Objects.requireNonNull(Visit.of(request).location().upstream(), "the edge answers here itself");
    }
}
