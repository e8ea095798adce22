package br.com.basecommerce.auth.signin;

import java.time.Instant;
import org.springframework.http.ResponseCookie;

/** What came of an attempt to sign in. */
sealed interface SignInOutcome {

    record SignedIn(ResponseCookie cookie) implements SignInOutcome {}

    /** One answer for every cause. */
    record Refused() implements SignInOutcome {}

    record Blocked(Instant until) implements SignInOutcome {}
}
