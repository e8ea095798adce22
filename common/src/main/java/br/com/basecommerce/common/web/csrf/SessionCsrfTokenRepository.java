package br.com.basecommerce.common.web.csrf;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.identity.CurrentUser;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;

/**
 * A CSRF token without state: HMAC-SHA256 of the tenant's and the session's id under {@code SECRET_KEY}. It needs no cookie
 * and no session in the service, is the same on every instance, and dies with the session.
 *
 * <p>The authentication has to be there before Spring's CSRF filter asks.
 */
public final class SessionCsrfTokenRepository implements CsrfTokenRepository {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String HEADER = "X-CSRF-TOKEN";
    private static final String PARAMETER = "_csrf";

    private final SecretKeySpec key;

    /** @param secretKey the service's {@code SECRET_KEY} */
    public SessionCsrfTokenRepository(String secretKey) {
        this.key = new SecretKeySpec(secretKey.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** For a request without a session: a token that nothing will ever match. */
    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return token(Ids.next().toString());
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        // Nothing is kept: the token is computed again for every request.
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof CurrentUser user
                ? token(signature(user.tenant().id() + "‖" + user.credentialId()))
                : null;
    }

    private String signature(String subject) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getUrlEncoder().withoutPadding()
                    .encodeToString(mac.doFinal(subject.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
        }
    }

    private static CsrfToken token(String value) {
        return new DefaultCsrfToken(HEADER, PARAMETER, value);
    }
}
