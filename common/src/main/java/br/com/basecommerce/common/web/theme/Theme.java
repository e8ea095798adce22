package br.com.basecommerce.common.web.theme;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The colours of a store's pages, derived from its two own ones with enforced contrast ({@code screens.md} section 2.2).
 *
 * @param onPrimary text on the primary colour
 * @param primaryText the primary colour as text on white, at least 4.5:1
 * @param primaryHover the primary colour under the pointer
 * @param primarySoft background of what is selected
 */
public record Theme(String primary, String secondary, String onPrimary, String primaryText, String primaryHover,
        String primarySoft) {

    public static final String DEFAULT_PRIMARY = "#1a73e8";
    public static final String DEFAULT_SECONDARY = "#ea4335";

    private static final Colour DARK_TEXT = Colour.parse("#1f2937");
    private static final double READABLE = 4.5;
    private static final int STEP_PERCENT = 5;
    private static final int HOVER_PERCENT = 15;
    private static final int SOFT_PERCENT = 15;
    private static final int HASH_LENGTH = 12;

    /** @throws IllegalArgumentException when one is not {@code #rrggbb} */
    public static Theme of(String primary, String secondary) {
        Colour own = Colour.parse(primary);
        return new Theme(own.hex(), Colour.parse(secondary).hex(), textOn(own).hex(), readable(own).hex(),
                own.darker(HOVER_PERCENT).hex(), own.mixed(SOFT_PERCENT, Colour.WHITE).hex());
    }

    /** The style sheet, served at {@code /auth/branding/theme.css?v={hash}}. */
    public String css() {
        return ":root{--primary:%s;--secondary:%s;--on-primary:%s;--primary-text:%s;--primary-hover:%s;--primary-soft:%s}\n"
                .formatted(primary, secondary, onPrimary, primaryText, primaryHover, primarySoft);
    }

    /** Changes when the style sheet does. */
    public String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(css().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_LENGTH);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static Colour textOn(Colour background) {
        return background.contrastWith(Colour.WHITE) >= background.contrastWith(DARK_TEXT) ? Colour.WHITE : DARK_TEXT;
    }

    private static Colour readable(Colour colour) {
        int darkened = 0;
        while (colour.darker(darkened).contrastWith(Colour.WHITE) < READABLE) {
            darkened += STEP_PERCENT;
        }
        return colour.darker(darkened);
    }
}
