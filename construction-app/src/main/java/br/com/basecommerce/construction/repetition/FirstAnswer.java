package br.com.basecommerce.construction.repetition;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the first request with a key was, and what it was answered. */
record FirstAnswer(UUID userId, String route, String requestHash, int status, @Nullable String location,
        Map<String, String> headers, byte[] body) {

    boolean answers(UUID user, String askedRoute, String hash) {
        return userId.equals(user) && route.equals(askedRoute) && requestHash.equals(hash);
    }
}
