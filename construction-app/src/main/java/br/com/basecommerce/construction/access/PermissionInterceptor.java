package br.com.basecommerce.construction.access;

import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.identity.Permission;
import br.com.basecommerce.common.identity.Scope;
import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.common.web.problem.ProblemType;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets a request through to its controller when the user has the permission and the credential its scope. Whatever is not
 * public is closed.
 */
@Component
class PermissionInterceptor implements HandlerInterceptor {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private static final RequestMatcher OPEN = anyOf(SecurityConfiguration.PUBLIC);

    /** Written by a library, whose controllers cannot carry our annotation. */
    private static final RequestMatcher DOCUMENTATION = anyOf(List.of("/docs", "/docs/**"));

    private final Permissions permissions;

    PermissionInterceptor(Permissions permissions) {
        this.permissions = permissions;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && asksForPermission(request)) {
            if (!(currentUser() instanceof CurrentUser user)) {
                throw ProblemException.of(ProblemType.UNAUTHENTICATED);
            }
            permissions.requireAny(user, needed(method, request));
            if (user.scope() == Scope.READ && !READING.contains(request.getMethod())) {
                throw Permissions.readOnly();
            }
        }
        return true;
    }

    /** An error is shown to whoever met it: the answer of a refused request must not be refused again. */
    private static boolean asksForPermission(HttpServletRequest request) {
        return request.getDispatcherType() != DispatcherType.ERROR && !OPEN.matches(request);
    }

    /** A route that names no permission is nobody's: forgetting one must close a route, not open it. */
    private static Permission[] needed(HandlerMethod method, HttpServletRequest request) {
        if (DOCUMENTATION.matches(request)) {
            return new Permission[]{Permission.TOKEN_MANAGE};
        }
        return required(method).map(RequiresPermission::value)
                .filter(named -> named.length > 0)
                .orElseThrow(() -> ProblemException.of(ProblemType.FORBIDDEN));
    }

    static Optional<RequiresPermission> required(HandlerMethod method) {
        return Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(method.getMethod(),
                RequiresPermission.class))
                .or(() -> Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(),
                        RequiresPermission.class)));
    }

    private static RequestMatcher anyOf(List<String> patterns) {
        return new OrRequestMatcher(patterns.stream()
                .map(PathPatternRequestMatcher::pathPattern)
                .map(RequestMatcher.class::cast)
                .toList());
    }

    private static @Nullable Object currentUser() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null ? null : authentication.getPrincipal();
    }
}
