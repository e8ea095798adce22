package br.com.basecommerce.common.web.page;

import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.web.request.RequestIdentity;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.util.WebUtils;

/** What the layouts ask, as {@code #page}; nothing is computed for an answer that is only a fragment. */
public final class Pages {

    private static final Logger LOG = LoggerFactory.getLogger(Pages.class);
    private static final String MENU_COOKIE = "menu";

    private final Storefronts storefronts;
    private final ShellBuilder shells;

    Pages(Storefronts storefronts, ShellBuilder shells) {
        this.storefronts = storefronts;
        this.shells = shells;
    }

    public Shell shell() {
        var cookie = WebUtils.getCookie(request(), MENU_COOKIE);
        return shells.build(store(), user(), cookie != null && "slim".equals(cookie.getValue()));
    }

    /** An error page comes also when the database is away: then in the platform's look. */
    public Storefront store() {
        try {
            return storefronts.current();
        } catch (NestedRuntimeException unreachable) {
            LOG.warn("a page is shown without its store's look: {}", unreachable.getMessage());
            return Storefront.PLATFORM;
        }
    }

    public Storefront platform() {
        return Storefront.PLATFORM;
    }

    public String home() {
        return shells.build(Storefront.PLATFORM, user(), false).home();
    }

    /** Address of the search; null for who has none. */
    public @Nullable String search() {
        MenuLink search = shells.build(Storefront.PLATFORM, user(), false).shortcut("search");
        return search == null ? null : search.href();
    }

    /** Names of the administrators, separated by commas; null when they are not known. */
    public @Nullable String administrators() {
        try {
            String names = String.join(", ", storefronts.administrators());
            return names.isEmpty() ? null : names;
        } catch (NestedRuntimeException unreachable) {
            return null;
        }
    }

    /** The id under which a person may ask about this request. */
    public String reference() {
        return RequestIdentity.of(request());
    }

    public String htmxConfig() {
        return HtmxConfig.JSON;
    }

    /** Value of {@code hx-headers}; null where nobody is signed in. */
    public @Nullable String csrfHeader(@Nullable CsrfToken token) {
        return token == null ? null : "{\"" + token.getHeaderName() + "\":\"" + token.getToken() + "\"}";
    }

    /** Value of {@code aria-describedby} of a field; null when nothing describes it. */
    public @Nullable String describedBy(String name, @Nullable String help, @Nullable Boolean wrong) {
        String ids = (help == null ? "" : name + "-help ") + (Boolean.TRUE.equals(wrong) ? name + "-error" : "");
        return ids.isEmpty() ? null : ids.strip();
    }

    private static @Nullable CurrentUser user() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof CurrentUser user ? user : null;
    }

    private static HttpServletRequest request() {
        return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
    }
}
