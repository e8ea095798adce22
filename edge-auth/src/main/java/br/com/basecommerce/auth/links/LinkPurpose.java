package br.com.basecommerce.auth.links;

import java.time.Duration;
import java.util.Locale;

/** What a one-time link is for. */
enum LinkPurpose {

    FIRST_ACCESS(Duration.ofHours(72)),
    PASSWORD_RESET(Duration.ofHours(1));

    private final Duration life;

    LinkPurpose(Duration life) {
        this.life = life;
    }

    Duration life() {
        return life;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
