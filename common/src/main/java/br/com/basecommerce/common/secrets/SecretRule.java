package br.com.basecommerce.common.secrets;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What makes a secret good enough to start with. */
enum SecretRule {

    KEY(32),
    PASSWORD(16);

    private static final List<String> SAMPLES = List.of("changeme", "change-me", "senha", "secret", "password",
            "example", "exemplo");
    private static final int DIFFERENT_CHARACTERS = 6;

    private final int length;

    SecretRule(int length) {
        this.length = length;
    }

    /** What is wrong with it, as a sentence that names the variable and says what to do; empty when it is good. */
    Optional<String> objection(String variable, String value) {
        if (value.isBlank()) {
            return Optional.of(variable + " is not set. Set it to at least " + length
                    + " random characters, for example the output of: openssl rand -base64 36");
        }
        if (value.length() < length) {
            return Optional.of(variable + " has " + value.length() + " characters. Set it to at least " + length + ".");
        }
        if (isSample(value)) {
            return Optional.of(variable
                    + " looks like a sample. Set it to random characters, for example the output of: openssl rand -base64 36");
        }
        return Optional.empty();
    }

    private static boolean isSample(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        return SAMPLES.stream().anyMatch(lower::contains) || lower.chars().distinct().count() < DIFFERENT_CHARACTERS;
    }
}
