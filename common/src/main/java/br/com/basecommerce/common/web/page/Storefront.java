package br.com.basecommerce.common.web.page;

import br.com.basecommerce.common.values.BrazilianFormat;
import org.jspecify.annotations.Nullable;

/**
 * How a store presents itself.
 *
 * @param name as its customers know it
 * @param logoUrl {@code /auth/branding/logo?v=…}; null: the name stands instead
 * @param themeUrl {@code /auth/branding/theme.css?v=…}; null: the platform's colours
 */
public record Storefront(String name, @Nullable String logoUrl, @Nullable String themeUrl) {

    /** Where no store is known, or none may be named. */
    static final Storefront PLATFORM = new Storefront("BaseCommerce", null, null);

    /** The letter on the sign of a store without a logo. */
    public String sign() {
        String ofOwn = name.replaceFirst("(?iu)^(loja|casa|dep[oó]sito|materiais)\\s+(d[aeo]s?\\s+)?", "");
        String first = ofOwn.isBlank() ? name : ofOwn;
        return first.substring(0, first.offsetByCodePoints(0, 1)).toUpperCase(BrazilianFormat.LOCALE);
    }
}
