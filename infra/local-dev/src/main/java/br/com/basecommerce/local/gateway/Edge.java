package br.com.basecommerce.local.gateway;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** One request at the edge: which store, which location, who, and then on to the service. */
final class Edge extends Handler.Wrapper {

    private final Stores stores;
    private final Validations validations;
    private final OwnAnswers answers;
    private final Path tenants;

    Edge(Stores stores, Validations validations, OwnAnswers answers, Path tenants, Handler onward) {
        super(onward);
        this.stores = stores;
        this.validations = validations;
        this.answers = answers;
        this.tenants = tenants;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String requestId = Visit.newRequestId();
        EdgeHeaders.putOnAnswer(request, requestId);
        Optional<String> slug = stores.slug(Request.getServerName(request));
        if (slug.isEmpty()) {
            refuseHost(response, callback);
            return true;
        }
        Visit visit = Visit.begin(request, slug.get(), requestId);
        if (request.getLength() > visit.location().bodyLimit()) {
            refuseBody(request, response, callback);
            return true;
        }
        return answer(visit, request, response, callback);
    }

    /** nginx closes the connection without a word; here one empty answer goes before. */
    private static void refuseHost(Response response, Callback callback) {
        response.setStatus(HttpStatus.MISDIRECTED_REQUEST_421);
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        response.write(true, null, callback);
    }

    /** Answers when the client has sent all: one that is cut off half way never reads why. */
    private void refuseBody(Request request, Response response, Callback callback) {
        Runnable refusal = () -> answers.tooLarge(request, response, callback);
        Content.Source.consumeAll(request, Callback.from(refusal, _ -> refusal.run()));
    }

    private boolean answer(Visit visit, Request request, Response response, Callback callback) throws Exception {
        switch (visit.location()) {
            case HOME -> answers.redirect("/web/dashboard", response, callback);
            case OLD_LOGIN -> answers.redirect("/auth/login", response, callback);
            case HEALTH -> answers.health(response, callback);
            case STYLE -> answers.style(response, callback);
            case NOWHERE -> answers.notFound(response, callback);
            case STORE -> {
                return describeStore(tenants.resolve(visit.slug() + ".json"), request, response, callback);
            }
            default -> {
                Request onward = new WithoutExpectation(request);
                return visit.location().needsLogin()
                        ? validate(visit, onward, response, callback)
                        : super.handle(onward, response, callback);
            }
        }
        return true;
    }

    private boolean describeStore(Path file, Request request, Response response, Callback callback) throws Exception {
        if (!Files.isRegularFile(file)) {
            return super.handle(request, response, callback);
        }
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, MimeTypes.Type.APPLICATION_JSON.asString());
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "max-age=300");
        response.getHeaders().put(EdgeHeaders.POLICY, EdgeHeaders.OWN_POLICY);
        Content.Sink.write(response, true, Files.readString(file), callback);
        return true;
    }

    private boolean validate(Visit visit, Request request, Response response, Callback callback) throws Exception {
        switch (validations.of(request)) {
            case Validation.Granted(String token, _) -> {
                visit.with(token).remember(request);
                return super.handle(request, response, callback);
            }
            case Validation.Unknown() -> askToSignIn(visit, request, response, callback);
            case Validation.Misplaced() -> sendHome(visit, request, response, callback);
            case Validation.Unanswered(int status) -> answers.unavailable(request, status, response, callback);
        }
        return true;
    }

    private void askToSignIn(Visit visit, Request request, Response response, Callback callback) {
        if (visit.location().isForProgram()) {
            answers.unauthenticated(request, response, callback);
        } else if (ReturnPath.isHtmx(request)) {
            answers.redirectHtmx(HttpStatus.UNAUTHORIZED_401, ReturnPath.login(request), response, callback);
        } else {
            answers.redirect(ReturnPath.login(request), response, callback);
        }
    }

    /** A customer belongs into the portal, everybody else into the store's own pages. */
    private void sendHome(Visit visit, Request request, Response response, Callback callback) {
        String home = visit.location() == Location.PORTAL ? "/web/dashboard" : "/portal";
        if (visit.location().isForProgram()) {
            answers.forbidden(request, response, callback);
        } else if (ReturnPath.isHtmx(request)) {
            answers.redirectHtmx(HttpStatus.FORBIDDEN_403, home, response, callback);
        } else {
            answers.redirect(home, response, callback);
        }
    }

    /** As nginx, says "continue" itself when the body is needed, instead of asking the service first. */
    private static final class WithoutExpectation extends Request.Wrapper {

        private final HttpFields headers;

        WithoutExpectation(Request request) {
            super(request);
            headers = HttpFields.build(request.getHeaders(), EnumSet.of(HttpHeader.EXPECT));
        }

        @Override
        public HttpFields getHeaders() {
            return headers;
        }
    }
}
