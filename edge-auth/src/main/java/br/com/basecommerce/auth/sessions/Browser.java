package br.com.basecommerce.auth.sessions;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** From where somebody signs in. */
public record Browser(@Nullable InetAddress address, @Nullable String userAgent) {

    private static final int LONGEST_AGENT = 300;

    public static Browser of(HttpServletRequest request) {
        return new Browser(addressOf(request.getRemoteAddr()), shortened(request.getHeader("User-Agent")));
    }

    private static @Nullable InetAddress addressOf(String literal) {
        try {
            return InetAddress.ofLiteral(literal);
        } catch (IllegalArgumentException noAddress) {
            return null;
        }
    }

    private static @Nullable String shortened(@Nullable String agent) {
        return agent == null || agent.length() <= LONGEST_AGENT ? agent : agent.substring(0, LONGEST_AGENT);
    }
}
