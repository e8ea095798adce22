package br.com.basecommerce.common.web.problem;

import br.com.basecommerce.common.values.BrazilianFormat;
import br.com.basecommerce.common.web.request.RequestIdentity;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Puts problems into words, and writes them where no controller is at work: in security filters. */
public final class Problems {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(tools.jackson.databind.PropertyNamingStrategies.SNAKE_CASE).build();

    private final MessageSource messages;

    public Problems(MessageSource messages) {
        this.messages = messages;
    }

    /** Whether a program asks: it gets JSON, a person gets a page. */
    public static boolean isForProgram(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/") || request.getRequestURI().startsWith("/docs/");
    }

    public Problem describe(ProblemException failure, HttpServletRequest request) {
        ProblemType type = failure.type();
        String reference = RequestIdentity.of(request);
        Map<String, @Nullable Object> members = new LinkedHashMap<>(failure.members());
        if (type == ProblemType.INTERNAL) {
            members.put("reference", reference);
        }
        return new Problem(type, messages.getMessage("problem." + type.slug() + ".title", null, BrazilianFormat.LOCALE),
                detail(failure, reference), reference, members);
    }

    private String detail(ProblemException failure, String reference) {
        Object[] arguments = failure.type() == ProblemType.INTERNAL ? new Object[]{reference} : failure.arguments();
        return messages.getMessage(failure.detailKey(), arguments, BrazilianFormat.LOCALE);
    }

    /** Writes the problem as JSON, with the headers its status asks for. */
    public void write(ProblemException failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Problem problem = describe(failure, request);
        response.setStatus(problem.status());
        headers(problem).forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(JSON.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8));
    }

    static HttpHeaders headers(Problem problem) {
        HttpHeaders headers = new HttpHeaders();
        headers.setCacheControl("no-store");
        if (problem.kind() == ProblemType.UNAUTHENTICATED) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (problem.extensions().get("retry_after") instanceof Integer seconds) {
            headers.set(HttpHeaders.RETRY_AFTER, seconds.toString());
        }
        return headers;
    }
}
