package br.com.basecommerce.auth.signin;

import br.com.basecommerce.common.tenancy.Tenant;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;

/**
 * What failures are counted by; only its hash is kept.
 *
 * @param allowed as many failures within the window block it
 */
record ThrottleKey(String hash, int allowed, Duration window) {

    /** All that comes from one address to one store: a shop behind one router has many hands. */
    static ThrottleKey address(Tenant tenant, String address) {
        return new ThrottleKey(hash("address", tenant.slug(), address), 30, Duration.ofMinutes(15));
    }

    /** An e-mail that no user has: it is locked like one that a user has, so that nobody learns the difference. */
    static ThrottleKey unknownAccount(Tenant tenant, String email) {
        return new ThrottleKey(hash("account", tenant.slug(), email.strip().toLowerCase(Locale.ROOT)), 5,
                Duration.ofDays(1));
    }

    private static String hash(String kind, String slug, String value) {
        try {
            byte[] text = (kind + "\n" + slug + "\n" + value).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
