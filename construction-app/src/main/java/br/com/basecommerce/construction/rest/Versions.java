package br.com.basecommerce.construction.rest;

import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.common.web.problem.ProblemType;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** Optimistic locking over HTTP: an entity tag is the row's version in quotes. */
public final class Versions {

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"(\\d{1,9})\"");

    private Versions() {}

    public static String tag(int version) {
        return "\"" + version + "\"";
    }

    /**
     * The version a program has seen, from its {@code If-Match}.
     *
     * @throws ProblemException precondition-required without the header, stale-version for a tag that is none of ours
     */
    public static int seen(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw ProblemException.of(ProblemType.PRECONDITION_REQUIRED);
        }
        Matcher tag = TAG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw ProblemException.of(ProblemType.STALE_VERSION);
        }
        return Integer.parseInt(tag.group(1));
    }

    /**
     * Refuses to overwrite what somebody else has changed meanwhile.
     *
     * @param current the present state, as the caller would have read it
     * @throws ProblemException stale-version
     */
    public static void require(int seen, int present, Object current) {
        if (seen != present) {
            throw ProblemException.of(ProblemType.STALE_VERSION).with("current", current);
        }
    }

    /** 200 with the state and its tag. */
    public static <T> ResponseEntity<T> answer(T state, int version) {
        return ResponseEntity.ok().eTag(tag(version)).body(state);
    }

    /** 201 with the place, the state and its tag. */
    public static <T> ResponseEntity<T> created(URI place, T state, int version) {
        return ResponseEntity.created(place).eTag(tag(version)).body(state);
    }
}
