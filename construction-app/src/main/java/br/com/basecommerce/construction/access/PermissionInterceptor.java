package br.com.basecommerce.construction.access;

import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.identity.Scope;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets a request through to its controller when the user has the permission and the credential its scope. */
@Component
class PermissionInterceptor implements HandlerInterceptor {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final Permissions permissions;

    PermissionInterceptor(Permissions permissions) {
        this.permissions = permissions;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && currentUser() instanceof CurrentUser user) {
            required(method).ifPresent(required -> permissions.requireAny(user, required.value()));
            if (user.scope() == Scope.READ && !READING.contains(request.getMethod())) {
                throw Permissions.readOnly();
            }
        }
        return true;
    }

    static Optional<RequiresPermission> required(HandlerMethod method) {
        return Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(method.getMethod(),
                RequiresPermission.class))
                .or(() -> Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(),
                        RequiresPermission.class)));
    }

    private static @Nullable Object currentUser() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null ? null : authentication.getPrincipal();
    }
}
