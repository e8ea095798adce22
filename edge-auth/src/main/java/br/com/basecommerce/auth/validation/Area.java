package br.com.basecommerce.auth.validation;

import br.com.basecommerce.common.identity.Role;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** A part of the vertical's addresses: which credential opens it, and to which roles. */
enum Area {

    EMPLOYEES("/web"),
    DOCUMENTATION("/docs"),
    PORTAL("/portal"),
    API("/api");

    private static final Pattern DETOUR = Pattern.compile("/\\.{0,2}/|/\\.{1,2}$|%2[ef]|%5c|\\\\",
            Pattern.CASE_INSENSITIVE);

    private final String prefix;

    Area(String prefix) {
        this.prefix = prefix;
    }

    /** @param uri path with or without a query, as the browser asked for it */
    static Optional<Area> of(String uri) {
        String path = uri.split("\\?", 2)[0];
        // The edge chose its location after resolving these; a path that means another area than it shows has none.
        if (DETOUR.matcher(path).find()) {
            return Optional.empty();
        }
        return Arrays.stream(values())
                .filter(area -> path.equals(area.prefix) || path.startsWith(area.prefix + "/"))
                .findFirst();
    }

    /** Programs come with a token, browsers with a cookie, and neither is taken for the other. */
    boolean takesTokens() {
        return this == API;
    }

    boolean isFor(Role role) {
        return switch (this) {
            case EMPLOYEES, DOCUMENTATION -> role != Role.CUSTOMER;
            case PORTAL -> role == Role.CUSTOMER;
            case API -> true;
        };
    }
}
