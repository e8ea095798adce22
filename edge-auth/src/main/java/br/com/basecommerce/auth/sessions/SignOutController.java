package br.com.basecommerce.auth.sessions;

import br.com.basecommerce.auth.audit.Action;
import br.com.basecommerce.auth.audit.Actor;
import br.com.basecommerce.auth.audit.AuditTrail;
import br.com.basecommerce.auth.audit.Subject;
import br.com.basecommerce.auth.web.SeeOther;
import br.com.basecommerce.common.identity.CurrentUser;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** "Sair": ends this session, here and in the database. */
@Controller
class SignOutController {

    private final Sessions sessions;
    private final SessionCookie cookie;
    private final AuditTrail audit;

    SignOutController(Sessions sessions, SessionCookie cookie, AuditTrail audit) {
        this.sessions = sessions;
        this.cookie = cookie;
        this.audit = audit;
    }

    /** Also without a valid session: whoever presses the button twice stands at the same place. */
    @PostMapping("/auth/logout")
    ModelAndView signOut(@AuthenticationPrincipal @Nullable CurrentUser user, HttpServletResponse response) {
        if (user != null) {
            UUID session = UUID.fromString(user.credentialId());
            sessions.end(session);
            audit.record(Actor.of(user), Action.SIGNED_OUT, Subject.session(session));
        }
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.removed().toString());
        return SeeOther.to("/auth/login");
    }
}
