package br.com.basecommerce.auth.branding;

import br.com.basecommerce.common.web.theme.Theme;
import org.jspecify.annotations.Nullable;

/**
 * How a store looks.
 *
 * @param name of the store
 * @param logoHash null: it has no logo
 */
public record Branding(String name, String primaryColor, String secondaryColor, @Nullable String logoHash) {

    private static final int SHOWN = 12;

    Theme theme() {
        return Theme.of(primaryColor, secondaryColor);
    }

    public String themeUrl() {
        return "/auth/branding/theme.css?v=" + theme().hash();
    }

    public @Nullable String logoUrl() {
        return logoHash == null ? null : "/auth/branding/logo?v=" + version(logoHash);
    }

    static String version(String logoHash) {
        return logoHash.substring(0, SHOWN);
    }
}
