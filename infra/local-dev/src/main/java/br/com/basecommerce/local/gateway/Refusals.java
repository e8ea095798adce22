package br.com.basecommerce.local.gateway;

import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers what the server refuses before the edge sees it, a request that is none, with the edge's own page and headers. */
final class Refusals implements Request.Handler {

    private final OwnAnswers answers;

    Refusals(OwnAnswers answers) {
        this.answers = answers;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        boolean seen = Visit.isKnown(request);
        if (!seen) {
            EdgeHeaders.put(response.getHeaders(), request, Visit.newRequestId());
        }
        int status = request.getAttribute(ErrorHandler.ERROR_STATUS) instanceof Integer code
                ? code
                : HttpStatus.INTERNAL_SERVER_ERROR_500;
        if (seen && status == HttpStatus.PAYLOAD_TOO_LARGE_413) {
            answers.tooLarge(request, response, callback);
        } else if (seen && HttpStatus.isServerError(status)) {
            answers.unavailable(request, HttpStatus.SERVICE_UNAVAILABLE_503, response, callback);
        } else {
            answers.malformed(response, callback);
        }
        return true;
    }
}
