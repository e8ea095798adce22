package br.com.basecommerce.common.web.theme;

import java.util.regex.Pattern;

/** An sRGB colour, each part 0 to 255. */
record Colour(int red, int green, int blue) {

    static final Colour WHITE = new Colour(255, 255, 255);

    private static final Pattern HEX = Pattern.compile("#[0-9a-fA-F]{6}");

    /** @throws IllegalArgumentException when the text is not {@code #rrggbb} */
    static Colour parse(String hex) {
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("not a colour #rrggbb: " + hex);
        }
        int rgb = Integer.parseInt(hex.substring(1), 16);
        return new Colour(rgb >> 16, rgb >> 8 & 0xff, rgb & 0xff);
    }

    /** This colour, made darker by so many hundredths of itself. */
    Colour darker(int percent) {
        return mixed(100 - percent, new Colour(0, 0, 0));
    }

    /** So many hundredths of this colour, the rest of the other. */
    Colour mixed(int percent, Colour other) {
        return new Colour(mix(red, other.red, percent), mix(green, other.green, percent),
                mix(blue, other.blue, percent));
    }

    /** Contrast ratio, 1 to 21, by https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio. */
    double contrastWith(Colour other) {
        double lighter = Math.max(luminance(), other.luminance());
        double darker = Math.min(luminance(), other.luminance());
        return (lighter + 0.05) / (darker + 0.05);
    }

    String hex() {
        return "#%02x%02x%02x".formatted(red, green, blue);
    }

    private static int mix(int own, int other, int percent) {
        return Math.round((own * percent + other * (100 - percent)) / 100f);
    }

    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(int part) {
        double share = part / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
