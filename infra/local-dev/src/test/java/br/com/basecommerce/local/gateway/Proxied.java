package br.com.basecommerce.local.gateway;

import java.util.UUID;

/**
 * The locations that pass requests on: a path of each, the service it leads to, and the credential that counts there
 * ({@code session}: a cookie that is asked about, {@code cookie}: one that is passed on as it is, {@code token}, {@code none}).
 */
enum Proxied {

    STORE("/tenant.json", false, "none"),

    LOGIN("/auth/login", false, "cookie"),

    SECOND_FACTOR("/auth/login/second-factor", false, "cookie"),

    RESET("/auth/password-reset", false, "cookie"),

    LINK("/auth/links/abcdefghij", false, "cookie"),

    AUTH_ASSETS("/auth/assets/a.css", false, "none"),

    AUTH("/auth/users?q=1", false, "cookie"),

    KEYS("/auth/.well-known/jwks.json", false, "cookie"),

    API("/api/v1/ok/products?q=1", true, "token"),

    DOCS("/docs", true, "session"),

    DOCS_BELOW("/docs/openapi.json", true, "session"),

    WEB("/web/dashboard?x=1", true, "session"),

    WEB_ITSELF("/web", true, "session"),

    PORTAL("/portal", true, "session"),

    PORTAL_BELOW("/portal/pedidos", true, "session"),

    LINK_OF_STORE("/p/abcdefghij/pdf", true, "none"),

    ASSETS("/assets/b.js", true, "none"),

    PROBLEMS("/problems/forbidden", true, "none");

    final String path;
    final boolean toVertical;
    final String credential;

    Proxied(String path, boolean toVertical, String credential) {
        this.path = path;
        this.toVertical = toVertical;
        this.credential = credential;
    }

    /** The path, of which nothing was cached before. */
    String freshPath() {
        return path + (path.contains("?") ? "&" : "?") + "fresh=" + UUID.randomUUID();
    }

    /** The session of somebody who may be there. */
    String cookie() {
        return path.startsWith("/portal") ? "session=customer-ana" : "session=maria";
    }

    boolean asksForSession() {
        return credential.equals("session") || credential.equals("token");
    }
}
