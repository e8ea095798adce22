package br.com.basecommerce.construction.rest;

import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.common.web.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.BeanUtils;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.BindParam;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses a query parameter that the route does not know: a misspelt filter must not answer the whole list. */
class KnownParameters implements HandlerInterceptor {

    private final Map<Method, Set<String>> knownByRoute = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && !known(method).containsAll(request.getParameterMap().keySet())) {
            throw ProblemException.of(ProblemType.MALFORMED);
        }
        return true;
    }

    private Set<String> known(HandlerMethod route) {
        return knownByRoute.computeIfAbsent(route.getMethod(), method -> Arrays.stream(route.getMethodParameters())
                .flatMap(KnownParameters::names)
                .collect(Collectors.toUnmodifiableSet()));
    }

    private static Stream<String> names(MethodParameter parameter) {
        RequestParam single = parameter.getParameterAnnotation(RequestParam.class);
        if (single != null) {
            return Stream.of(single.value().isEmpty()
                    ? String.valueOf(parameter.getParameter().getName())
                    : single.value());
        }
        if (parameter.hasParameterAnnotation(ModelAttribute.class) && parameter.getParameterType().isRecord()) {
            return Arrays.stream(BeanUtils.getResolvableConstructor(parameter.getParameterType()).getParameters())
                    .map(KnownParameters::name);
        }
        return Stream.empty();
    }

    private static String name(Parameter component) {
        BindParam renamed = component.getAnnotation(BindParam.class);
        return renamed == null ? component.getName() : renamed.value();
    }
}
