package br.com.basecommerce.auth.branding;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A store's picture.
 *
 * @param type {@code image/png}, {@code image/jpeg} or {@code image/webp}, told by its first bytes and not by its name
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared and never changed.
record Logo(byte[] content, String type, String hash) {

    private static final int LARGEST = 512 * 1024;

    /** @throws IllegalArgumentException when it is over 512 kB, or neither PNG nor JPEG nor WebP */
    static Logo of(byte[] content) {
        if (content.length > LARGEST) {
            throw new IllegalArgumentException("a logo has at most 512 kB");
        }
        String type = typeOf(content)
                .orElseThrow(() -> new IllegalArgumentException("a logo is a PNG, JPEG or WebP file"));
        return new Logo(content, type, hash(content));
    }

    private static Optional<String> typeOf(byte[] content) {
        if (startsWith(content, 0, "89504e470d0a1a0a")) {
            return Optional.of("image/png");
        }
        if (startsWith(content, 0, "ffd8ff")) {
            return Optional.of("image/jpeg");
        }
        boolean webp = startsWith(content, 0, "52494646") && startsWith(content, 8, "57454250");
        return webp ? Optional.of("image/webp") : Optional.empty();
    }

    private static boolean startsWith(byte[] content, int offset, String hex) {
        int length = hex.length() / 2;
        return content.length >= offset + length
                && HexFormat.of().formatHex(content, offset, offset + length).equals(hex);
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
