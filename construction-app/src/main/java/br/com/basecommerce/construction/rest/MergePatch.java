package br.com.basecommerce.construction.rest;

import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.common.web.problem.ProblemType;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON merge patch (RFC 7396): what is given replaces, null removes, what is absent stays. */
@Component
public class MergePatch {

    private final JsonMapper json;

    MergePatch(JsonMapper json) {
        this.json = json;
    }

    /**
     * The present state with the patch applied.
     *
     * @param present what the resource allows to be changed; a field outside it is refused
     * @throws ProblemException malformed, when the patch does not fit
     */
    @SuppressWarnings("unchecked")
    public <T> T apply(T present, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            throw ProblemException.of(ProblemType.MALFORMED);
        }
        try {
            JsonNode merged = merge(json.valueToTree(present), changes);
            return (T) json.treeToValue(merged, present.getClass());
        } catch (JacksonException unfit) {
            throw ProblemException.of(ProblemType.MALFORMED);
        }
    }

    private static JsonNode merge(JsonNode target, ObjectNode patch) {
        ObjectNode merged = target instanceof ObjectNode object
                ? object.deepCopy()
                : patch.objectNode();
        patch.properties().forEach(change -> {
            if (change.getValue().isNull()) {
                merged.remove(change.getKey());
            } else if (change.getValue() instanceof ObjectNode nested) {
                merged.set(change.getKey(), merge(merged.path(change.getKey()), nested));
            } else {
                merged.set(change.getKey(), change.getValue());
            }
        });
        return merged;
    }
}
