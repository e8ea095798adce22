package br.com.basecommerce.common.web.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A refusal that the caller can do something about. Thrown by features, answered by {@link ProblemAdvice} as problem, page
 * or alert.
 */
public class ProblemException extends RuntimeException {

    private final ProblemType type;
    private final transient Map<String, @Nullable Object> members = new LinkedHashMap<>();
    private transient Object[] arguments = {};
    private @Nullable String detailKey;

    private ProblemException(ProblemType type) {
        super(type.slug());
        this.type = type;
    }

    public static ProblemException of(ProblemType type) {
        return new ProblemException(type);
    }

    /** Absent, another store's, not one's own: the same answer for all. */
    public static ProblemException notFound() {
        return of(ProblemType.NOT_FOUND);
    }

    /** All invalid fields at once. */
    public static ProblemException validation(List<FieldProblem> errors) {
        return of(ProblemType.VALIDATION).with("errors", errors);
    }

    /** Adds a member of the problem's JSON. */
    public ProblemException with(String member, @Nullable Object value) {
        members.put(member, value);
        return this;
    }

    /** Arguments of the detail's message. */
    public ProblemException saying(Object... messageArguments) {
        arguments = messageArguments.clone();
        return this;
    }

    /** Takes the detail from the message {@code key} instead of the type's own. */
    public ProblemException detail(String key, Object... messageArguments) {
        detailKey = key;
        return saying(messageArguments);
    }

    public ProblemType type() {
        return type;
    }

    public Map<String, @Nullable Object> members() {
        return members;
    }

    /** The invalid fields of a {@link ProblemType#VALIDATION}; empty for any other. */
    public List<FieldProblem> fieldProblems() {
        return members.get("errors") instanceof List<?> errors
                ? errors.stream().filter(FieldProblem.class::isInstance).map(FieldProblem.class::cast).toList()
                : List.of();
    }

    Object[] arguments() {
        return arguments.clone();
    }

    String detailKey() {
        return detailKey == null ? "problem." + type.slug() + ".detail" : detailKey;
    }
}
