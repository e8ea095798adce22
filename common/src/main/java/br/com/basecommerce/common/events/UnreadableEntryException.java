package br.com.basecommerce.common.events;

import java.util.Map;

/** A stream entry that is no event: it can never be handled, so it belongs to the dead letters at once. */
public class UnreadableEntryException extends RuntimeException {

    UnreadableEntryException(Map<String, String> entry, RuntimeException cause) {
        super("not an event: " + cause.getMessage() + "; fields " + entry.keySet(), cause);
    }
}
