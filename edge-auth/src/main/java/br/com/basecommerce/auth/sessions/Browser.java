package br.com.basecommerce.auth.sessions;

import br.com.basecommerce.common.web.request.ClientAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** From where somebody signs in. */
public record Browser(@Nullable InetAddress address, @Nullable String userAgent) {

    private static final int LONGEST_AGENT = 300;

    public static Browser of(HttpServletRequest request) {
        return new Browser(ClientAddress.of(request), shortened(request.getHeader("User-Agent")));
    }

    private static @Nullable String shortened(@Nullable String agent) {
        return agent == null || agent.length() <= LONGEST_AGENT ? agent : agent.substring(0, LONGEST_AGENT);
    }
}
