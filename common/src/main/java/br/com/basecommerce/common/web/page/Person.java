package br.com.basecommerce.common.web.page;

import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.values.BrazilianFormat;

/**
 * The signed-in person as the head shows them.
 *
 * @param role code; its label is the message {@code role.{role}}
 */
record Person(String name, String initials, String role) {

    static Person of(CurrentUser user) {
        return new Person(user.name(), initials(user.name()), user.role().code());
    }

    /** First letters of the first and the last word. */
    private static String initials(String name) {
        String[] words = name.strip().split("\\s+");
        String last = words.length > 1 ? first(words[words.length - 1]) : "";
        return (first(words[0]) + last).toUpperCase(BrazilianFormat.LOCALE);
    }

    private static String first(String word) {
        return word.isEmpty() ? "" : word.substring(0, word.offsetByCodePoints(0, 1));
    }
}
