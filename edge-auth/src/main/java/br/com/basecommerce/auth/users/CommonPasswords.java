package br.com.basecommerce.auth.users;

import com.nulabinc.zxcvbn.StandardDictionaries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The passwords that people choose most, from zxcvbn's list of 30,000 (Wheeler, "zxcvbn: Low-Budget Password Strength
 * Estimation", USENIX Security 2016). Only those are kept that are long enough to be asked about.
 */
final class CommonPasswords {

    private final Set<String> passwords;

    /** @param shortest of how many characters a password has to be anyway */
    CommonPasswords(int shortest) {
        try {
            passwords = StandardDictionaries.PASSWORDS_LOADER.load().getRankedDictionary().keySet().stream()
                    .filter(password -> password.length() >= shortest)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException incomplete) {
            throw new UncheckedIOException("the list of common passwords cannot be read", incomplete);
        }
    }

    /** Whether a password is on the list, in capitals or not. */
    boolean contain(String password) {
        return passwords.contains(password.toLowerCase(Locale.ROOT));
    }
}
