package br.com.basecommerce.auth.sessions;

import br.com.basecommerce.common.deployment.Deployment;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * The one thing a browser holds: the opaque id of its session, valid for its own host only.
 *
 * <p>The prefix {@code __Host-} makes browsers insist on https, path / and no domain; without TLS, locally, it cannot be
 * used.
 */
@Component
public class SessionCookie {

    private final Deployment deployment;

    SessionCookie(Deployment deployment) {
        this.deployment = deployment;
    }

    public String name() {
        return deployment.isLocal() ? "session" : "__Host-session";
    }

    public Optional<String> valueIn(HttpServletRequest request) {
        Cookie @Nullable [] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies).filter(cookie -> cookie.getName().equals(name())).map(Cookie::getValue)
                        .findFirst();
    }

    /** @param kept null for a cookie that goes with the browser's window */
    ResponseCookie holding(String sessionId, @Nullable Duration kept) {
        ResponseCookie.ResponseCookieBuilder cookie = base(sessionId);
        return kept == null ? cookie.build() : cookie.maxAge(kept).build();
    }

    public ResponseCookie removed() {
        return base("").maxAge(Duration.ZERO).build();
    }

    private ResponseCookie.ResponseCookieBuilder base(String value) {
        return ResponseCookie.from(name(), value).httpOnly(true).secure(!deployment.isLocal()).sameSite("Lax")
                .path("/");
    }
}
