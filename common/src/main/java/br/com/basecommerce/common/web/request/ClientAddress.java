package br.com.basecommerce.common.web.request;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** The address that a request came from, as the edge told it. */
public final class ClientAddress {

    private ClientAddress() {}

    /** Null where what was told is no address. */
    public static @Nullable InetAddress of(HttpServletRequest request) {
        try {
            // What is read from X-Forwarded-For bears brackets around an IPv6 address, which no database takes.
            return InetAddress.ofLiteral(request.getRemoteAddr());
        } catch (IllegalArgumentException noAddress) {
            return null;
        }
    }

    /** As a column of type inet takes it. */
    public static @Nullable String text(HttpServletRequest request) {
        InetAddress address = of(request);
        return address == null ? null : address.getHostAddress();
    }
}
