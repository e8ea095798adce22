package br.com.basecommerce.common.web.csrf;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.identity.Role;
import br.com.basecommerce.common.identity.Scope;
import br.com.basecommerce.common.tenancy.Tenant;
import br.com.basecommerce.common.tenancy.TenantId;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

class SessionCsrfTokenRepositoryTest {

    private static final String KEY = "a-key-of-thirty-two-characters-or-more";

    private final Tenant tenant = tenant();
    private final SessionCsrfTokenRepository tokens = new SessionCsrfTokenRepository(KEY);

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void aSessionHasTheSameTokenOnEveryInstance() {
        signIn(tenant, "session-1");

        assertThat(token(tokens)).isEqualTo(token(new SessionCsrfTokenRepository(KEY)));
    }

    @Test
    void anotherSessionAnotherStoreAnotherKeyHaveAnotherToken() {
        signIn(tenant, "session-1");
        String own = token(tokens);

        assertThat(token(new SessionCsrfTokenRepository(KEY + "x"))).isNotEqualTo(own);
        signIn(tenant, "session-2");
        assertThat(token(tokens)).isNotEqualTo(own);
        signIn(tenant(), "session-1");
        assertThat(token(tokens)).isNotEqualTo(own);
    }

    @Test
    void withoutASessionNoTokenEverMatches() {
        MockHttpServletRequest request = new MockHttpServletRequest();

        assertThat(tokens.loadToken(request)).isNull();
        assertThat(tokens.generateToken(request).getToken()).isNotEqualTo(tokens.generateToken(request).getToken());
    }

    private static String token(SessionCsrfTokenRepository repository) {
        return Objects.requireNonNull(repository.loadToken(new MockHttpServletRequest())).getToken();
    }

    private static void signIn(Tenant tenant, String session) {
        CurrentUser user = new CurrentUser(Ids.next(), "Maria", Role.SALESPERSON, tenant, null, Scope.SESSION, session);
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(user, "", List.of()));
    }

    private static Tenant tenant() {
        return new Tenant(new TenantId(Ids.next()), "demo", Tenant.DEFAULT_ZONE);
    }
}
