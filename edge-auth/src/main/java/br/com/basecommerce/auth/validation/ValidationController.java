package br.com.basecommerce.auth.validation;

import br.com.basecommerce.auth.keys.InnerTokens;
import br.com.basecommerce.auth.sessions.SessionCookie;
import br.com.basecommerce.auth.sessions.SessionLookup;
import br.com.basecommerce.auth.sessions.SignedIn;
import br.com.basecommerce.auth.tokens.TokenLookup;
import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.tenancy.TenantContext;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * The edge asks here for every request to the vertical (nginx {@code auth_request}). The answer holds a token for the
 * vertical and is remembered by the edge for five seconds.
 */
@RestController
class ValidationController {

    private static final String BEARER = "Bearer ";
    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    private final SessionLookup sessions;
    private final TokenLookup tokens;
    private final SessionCookie cookie;
    private final InnerTokens innerTokens;

    ValidationController(SessionLookup sessions, TokenLookup tokens, SessionCookie cookie, InnerTokens innerTokens) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.cookie = cookie;
        this.innerTokens = innerTokens;
    }

    @GetMapping("/auth/validate")
    ResponseEntity<Void> validate(@RequestHeader(name = "X-Original-URI", required = false) @Nullable String uri,
            HttpServletRequest request) {
        Optional<Area> area = Optional.ofNullable(uri).flatMap(Area::of);
        // Without a store or outside every area nobody is known.
        if (area.isEmpty() || TenantContext.current().isEmpty()) {
            return status(HttpStatus.UNAUTHORIZED);
        }
        Optional<CurrentUser> user = area.get().takesTokens() ? byToken(request) : bySession(request);
        return user.map(known -> answer(known, area.get())).orElseGet(() -> status(HttpStatus.UNAUTHORIZED));
    }

    private Optional<CurrentUser> byToken(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.startsWith(BEARER))
                .flatMap(header -> tokens.find(header.substring(BEARER.length())));
    }

    private Optional<CurrentUser> bySession(HttpServletRequest request) {
        return cookie.valueIn(request).flatMap(sessions::find).map(SignedIn::user);
    }

    private ResponseEntity<Void> answer(CurrentUser user, Area area) {
        if (!area.isFor(user.role())) {
            return status(HttpStatus.FORBIDDEN);
        }
        // Without it the answer would carry the no-store of every page, which keeps caches from remembering it.
        return ResponseEntity.ok().cacheControl(CacheControl.maxAge(REMEMBERED).cachePrivate())
                .header("X-Auth-Token", innerTokens.issueFor(user))
                .header("X-Accel-Expires", Long.toString(REMEMBERED.toSeconds()))
                .build();
    }

    private static ResponseEntity<Void> status(HttpStatus status) {
        return ResponseEntity.status(status).build();
    }
}
