package br.com.basecommerce.auth.audit;

import java.util.UUID;

/** What an event is about. */
public record Subject(String type, UUID id) {

    public static Subject user(UUID id) {
        return new Subject("user", id);
    }

    public static Subject session(UUID id) {
        return new Subject("session", id);
    }

    public static Subject token(UUID id) {
        return new Subject("api_token", id);
    }

    public static Subject tenant(UUID id) {
        return new Subject("tenant", id);
    }
}
