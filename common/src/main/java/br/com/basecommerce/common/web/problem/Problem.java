package br.com.basecommerce.common.web.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A problem as RFC 9457 writes it; also the model {@code problem} of the error pages.
 *
 * @param detail what happened and what to do, in Portuguese
 * @param instance the request's id, under which a person may ask
 */
@JsonPropertyOrder({"type", "title", "status", "detail", "instance"})
public record Problem(@JsonIgnore ProblemType kind, String title, String detail, String instance,
        @JsonIgnore Map<String, @Nullable Object> extensions) {

    @JsonProperty
    public URI type() {
        return kind.uri();
    }

    @JsonProperty
    public int status() {
        return kind.status();
    }

    @JsonAnyGetter
    Map<String, @Nullable Object> members() {
        return extensions;
    }
}
