package br.com.basecommerce.auth.signin;

import br.com.basecommerce.auth.sessions.Browser;
import br.com.basecommerce.auth.sessions.SessionCookie;
import br.com.basecommerce.auth.users.HashingBusyException;
import br.com.basecommerce.auth.web.SeeOther;
import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.tenancy.TenantContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page "Entrar". */
@Controller
class SignInController {

    private static final String PAGE = "signin";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final String BUSY_SECONDS = "5";

    private final SigningIn signingIn;
    private final SessionCookie cookie;
    private final Clock clock;

    SignInController(SigningIn signingIn, SessionCookie cookie, Clock clock) {
        this.signingIn = signingIn;
        this.cookie = cookie;
        this.clock = clock;
    }

    @GetMapping("/auth/login")
    ModelAndView show(@RequestParam(required = false) @Nullable String next,
            @RequestParam(required = false) @Nullable String notice,
            @AuthenticationPrincipal @Nullable CurrentUser user,
            HttpServletRequest request, Model model) {
        if (user != null) {
            return new ModelAndView("redirect:" + LocalPath.orHome(next));
        }
        model.addAttribute("form", SignInForm.to(next));
        model.addAttribute("notice", notice(notice, request));
        return new ModelAndView(PAGE);
    }

    /** Who still holds a cookie had a session until now. */
    private @Nullable String notice(@Nullable String asked, HttpServletRequest request) {
        if ("password-set".equals(asked)) {
            return "signin.password-set";
        }
        return cookie.valueIn(request).isPresent() ? "signin.session-ended" : null;
    }

    @PostMapping("/auth/login")
    ModelAndView signIn(@ModelAttribute("form") SignInForm form, HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        model.addAttribute("form", form.withoutPassword());
        try {
            return switch (signingIn.signIn(form.typedEmail(), form.typedPassword(), form.staysConnected(),
                    Browser.of(request), request.getRemoteAddr())) {
                case SignInOutcome.SignedIn in -> enter(in, form, response);
                case SignInOutcome.Refused refused -> refuse(HttpStatus.UNAUTHORIZED, "signin.refused", response,
                        model);
                case SignInOutcome.Blocked blocked -> block(blocked.until(), response, model);
            };
        } catch (HashingBusyException busy) {
            response.setHeader(HttpHeaders.RETRY_AFTER, BUSY_SECONDS);
            return refuse(HttpStatus.SERVICE_UNAVAILABLE, "signin.busy", response, model);
        }
    }

    private static ModelAndView enter(SignInOutcome.SignedIn in, SignInForm form, HttpServletResponse response) {
        response.addHeader(HttpHeaders.SET_COOKIE, in.cookie().toString());
        return SeeOther.to(LocalPath.orHome(form.next()));
    }

    private ModelAndView block(Instant until, HttpServletResponse response, Model model) {
        long seconds = Math.max(1, Duration.between(clock.instant(), until).toSeconds());
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        // The minute after, so that who comes at the time shown is let in.
        Instant shown = until.plusSeconds(59);
        model.addAttribute("time", TIME.format(shown.atZone(TenantContext.required().zone())));
        return refuse(HttpStatus.TOO_MANY_REQUESTS, "signin.blocked", response, model);
    }

    private static ModelAndView refuse(HttpStatus status, String message, HttpServletResponse response, Model model) {
        response.setStatus(status.value());
        model.addAttribute("refusal", message);
        return new ModelAndView(PAGE);
    }
}
