package br.com.basecommerce.common.events;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Instants as events write them: ISO-8601, UTC, always three digits of milliseconds, {@code Z}. */
final class EventTime {

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(
            ZoneOffset.UTC);

    private EventTime() {}

    static String write(Instant instant) {
        return FORM.format(instant);
    }

    static Instant read(String text) {
        return Instant.parse(text);
    }
}
