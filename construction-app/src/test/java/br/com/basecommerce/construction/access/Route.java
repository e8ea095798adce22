package br.com.basecommerce.construction.access;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** One line of the route table, as the running service has it. */
record Route(HttpMethod method, String path, HandlerMethod handler) {

    private static final List<String> PUBLIC = List.of("/health", "/assets/", "/problems/", "/error");

    /** The segment that says what the id is of, and the words it is limited to. */
    private static final Pattern VARIABLE = Pattern
            .compile("(?:([^/{}]+)/)?\\{[^}:]+(?::([^}]+))?}");

    /** Every route that asks who it is. */
    static List<Route> closed(RequestMappingHandlerMapping mapping) {
        return mapping.getHandlerMethods().entrySet().stream()
                .flatMap(entry -> of(entry.getKey(), entry.getValue()))
                .filter(route -> PUBLIC.stream().noneMatch(route.path()::startsWith))
                .toList();
    }

    private static Stream<Route> of(RequestMappingInfo info, HandlerMethod handler) {
        return info.getPatternValues().stream().flatMap(path -> info.getMethodsCondition().getMethods().stream()
                .map(method -> new Route(method.asHttpMethod(), path, handler)));
    }

    boolean writes() {
        return method != HttpMethod.GET && method != HttpMethod.HEAD;
    }

    boolean takesAnId() {
        return path.contains("{");
    }

    boolean isForPrograms() {
        return path.startsWith("/api/");
    }

    /**
     * The path to ask for.
     *
     * @param idOf gives the id for the segment that precedes it, {@code quotes} of {@code /quotes/{id}}
     */
    String address(UnaryOperator<String> idOf) {
        return VARIABLE.matcher(path).replaceAll(found -> Matcher.quoteReplacement(found.group(2) == null
                ? found.group(1) + "/" + idOf.apply(found.group(1))
                : found.group(2).split("\\|", 2)[0]));
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
