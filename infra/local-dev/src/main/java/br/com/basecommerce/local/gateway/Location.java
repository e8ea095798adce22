package br.com.basecommerce.local.gateway;

import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpURI;
import org.jspecify.annotations.Nullable;

/** Where a path leads, in the order of the locations in {@code operations.md} section 6.2; the first that fits is taken. */
enum Location {

    HOME(null, Login.NONE, Credential.NONE, "/"),

    OLD_LOGIN(null, Login.NONE, Credential.NONE, "/web/login"),

    HEALTH(null, Login.NONE, Credential.NONE, "/health"),

    STYLE(null, Login.NONE, Credential.NONE, "/edge.css"),

    STORE(Upstream.AUTH, Login.NONE, Credential.NONE, "/tenant.json"),

    LOGIN_PAGE(Upstream.AUTH, Login.NONE, Credential.COOKIE, "/auth/login"),

    AUTH_ASSETS(Upstream.AUTH, Login.NONE, Credential.NONE, "/auth/assets/*"),

    AUTH(Upstream.AUTH, Login.NONE, Credential.COOKIE, "/auth/*"),

    API(Upstream.VERTICAL, Login.REQUIRED, Credential.AUTHORIZATION, "/api/*"),

    DOCS(Upstream.VERTICAL, Login.REQUIRED, Credential.COOKIE, "/docs", "/docs/*"),

    WEB(Upstream.VERTICAL, Login.REQUIRED, Credential.COOKIE, "/web", "/web/*"),

    PORTAL(Upstream.VERTICAL, Login.REQUIRED, Credential.COOKIE, "/portal", "/portal/*"),

    PUBLIC_LINK(Upstream.VERTICAL, Login.NONE, Credential.NONE, "/p/*"),

    ASSETS(Upstream.VERTICAL, Login.NONE, Credential.NONE, "/assets/*"),

    PROBLEMS(Upstream.VERTICAL, Login.NONE, Credential.NONE, "/problems/*"),

    NOWHERE(null, Login.NONE, Credential.NONE, "*");

    private static final long MEGABYTE = 1024 * 1024;
    private static final Pattern AMBIGUOUS = Pattern.compile("//|/\\.{1,2}(/|$)|%2[ef]|%5c|%3b|[;\\\\]",
            Pattern.CASE_INSENSITIVE);

    private final @Nullable Upstream upstream;
    private final Login login;
    private final Credential credential;
    private final Pattern paths;

    Location(@Nullable Upstream upstream, Login login, Credential credential, String... patterns) {
        this.upstream = upstream;
        this.login = login;
        this.credential = credential;
        paths = Pattern.compile(Arrays.stream(patterns).map(Location::expression).collect(Collectors.joining("|")));
    }

    /** Whose answer it is; null where the edge answers by itself. */
    @Nullable
    Upstream upstream() {
        return upstream;
    }

    boolean needsLogin() {
        return login == Login.REQUIRED;
    }

    /** The one credential of the client that goes on from here. */
    Credential credential() {
        return credential;
    }

    /** Whether a program asks: it gets problems, not pages and redirects. */
    boolean isForProgram() {
        return this == API;
    }

    /** Largest body in bytes; where photos and files arrive, ten times that of a form. */
    long bodyLimit() {
        return this == WEB || this == API ? 10 * MEGABYTE : MEGABYTE;
    }

    /** The location of an address. One that services could read in another way leads nowhere. */
    static Location of(HttpURI address) {
        String path = Objects.requireNonNullElse(address.getDecodedPath(), "");
        boolean ambiguous = address.getPath() == null || AMBIGUOUS.matcher(address.getPath()).find();
        return ambiguous || path.startsWith("/auth/validate")
                ? NOWHERE
                : Arrays.stream(values()).filter(location -> location.fits(path)).findFirst().orElse(NOWHERE);
    }

    private boolean fits(String path) {
        return paths.matcher(path).matches();
    }

    private static String expression(String pattern) {
        return pattern.endsWith("*")
                ? Pattern.quote(pattern.substring(0, pattern.length() - 1)) + "(?s:.*)"
                : Pattern.quote(pattern);
    }

    enum Upstream {
        AUTH,
        VERTICAL
    }

    enum Login {
        NONE,
        REQUIRED
    }

    enum Credential {
        NONE,
        COOKIE,
        AUTHORIZATION
    }
}
