package br.com.basecommerce.auth.users;

import br.com.basecommerce.common.deployment.Deployment;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a password must be (http-interface.md section 2). */
@Component
class PasswordRule {

    /** Of the demo users; opens nothing outside a developer's machine. */
    static final String DEMO = "basecommerce-demo";

    private static final int SHORTEST = 10;
    private static final int LONGEST = 128;
    private static final int TELLING = 4;

    private final CommonPasswords common = new CommonPasswords(SHORTEST);
    private final Deployment deployment;

    PasswordRule(Deployment deployment) {
        this.deployment = deployment;
    }

    /** What speaks against a new password, as the end of a message key; empty when it may be used. */
    Optional<String> objection(String password, String email, String storeName) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Optional.of("too-short");
        }
        if (password.length() > LONGEST) {
            return Optional.of("too-long");
        }
        if (isDemoOutsideLocal(password) || common.contain(password)) {
            return Optional.of("common");
        }
        if (contains(password, email) || contains(password, localPart(email))) {
            return Optional.of("contains-email");
        }
        return contains(password, storeName) ? Optional.of("contains-store") : Optional.empty();
    }

    /** Data of a developer's machine may have come along: its password is worth nothing here. */
    boolean isDemoOutsideLocal(String password) {
        return password.equals(DEMO) && !deployment.isLocal();
    }

    private static boolean contains(String password, String telling) {
        String needle = plain(telling);
        return needle.length() >= TELLING && plain(password).contains(needle);
    }

    private static String localPart(String email) {
        return email.substring(0, Math.max(email.indexOf('@'), 0));
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
