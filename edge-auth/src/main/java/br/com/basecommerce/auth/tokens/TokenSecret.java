package br.com.basecommerce.auth.tokens;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An API token as its holder has it: {@code bc_{prefix}_{secret}}, the secret being 32 random bytes in base64url. The prefix
 * tells tokens apart in lists and gives nothing away.
 */
record TokenSecret(String prefix, String secret) {

    private static final Pattern FORM = Pattern.compile("bc_([a-z0-9]{8})_([0-9A-Za-z_-]{43})");
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int SECRET_BYTES = 32;
    private static final int PREFIX_LENGTH = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    static TokenSecret generate() {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        StringBuilder prefix = new StringBuilder();
        for (int i = 0; i < PREFIX_LENGTH; i++) {
            prefix.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return new TokenSecret(prefix.toString(), Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    static Optional<TokenSecret> parse(String token) {
        Matcher matcher = FORM.matcher(token);
        return matcher.matches() ? Optional.of(new TokenSecret(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    /** Of the secret's bytes; as random as it is, it needs neither salt nor slowness. */
    String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Base64.getUrlDecoder().decode(secret));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** The whole token, shown once. */
    String token() {
        return "bc_" + prefix + "_" + secret;
    }

    /** Never says the secret. */
    @Override
    public String toString() {
        return "bc_" + prefix + "_…";
    }
}
