package br.com.basecommerce.construction.testing;

import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.identity.Scope;
import br.com.basecommerce.common.testing.PlatformServers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * A user of a {@link TestStore}; signs requests as the edge does: {@code .with(store.admin())}. A write of a page also
 * carries the CSRF token of its session.
 */
public final class TestUser implements RequestPostProcessor {

    private final CurrentUser user;

    TestUser(CurrentUser user) {
        this.user = user;
    }

    public CurrentUser current() {
        return user;
    }

    public java.util.UUID id() {
        return user.id();
    }

    public String token() {
        return TestTokens.of(user);
    }

    /** The same user through an API token. */
    public TestUser withScope(Scope scope) {
        return new TestUser(new CurrentUser(user.id(), user.name(), user.role(), user.tenant(), user.customerId(),
                scope, user.credentialId()));
    }

    /** Signed in, but the write does not come from a page of ours. */
    public RequestPostProcessor withoutCsrfToken() {
        return this::sign;
    }

    @Override
    public MockHttpServletRequest postProcessRequest(MockHttpServletRequest request) {
        sign(request);
        if (!"GET".equals(request.getMethod())) {
            request.addHeader("X-CSRF-TOKEN", csrfToken());
        }
        return request;
    }

    private MockHttpServletRequest sign(MockHttpServletRequest request) {
        request.addHeader("Authorization", "Bearer " + token());
        request.addHeader("X-Tenant-Slug", user.tenant().slug());
        return request;
    }

    /** As a page would carry it: with a mask of zeros, which is as good as any other. */
    public String csrfToken() {
        byte[] token = signature().getBytes(StandardCharsets.UTF_8);
        byte[] masked = new byte[2 * token.length];
        System.arraycopy(token, 0, masked, token.length, token.length);
        return Base64.getUrlEncoder().encodeToString(masked);
    }

    private String signature() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(PlatformServers.KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(
                    (user.tenant().id() + "‖" + user.credentialId()).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
