package br.com.basecommerce.construction.forms;

import br.com.basecommerce.common.values.BrazilianFormat;
import br.com.basecommerce.common.values.Parsed;
import br.com.basecommerce.common.values.Refusal;
import br.com.basecommerce.common.web.problem.FieldProblem;
import br.com.basecommerce.common.web.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * Reads the fields of one form or request and collects what is wrong, so that all of it is said at once. Fields are named as
 * in JSON ({@code address.postal_code}).
 */
public final class Typed {

    private final MessageSource messages;
    private final List<FieldProblem> problems = new ArrayList<>();

    Typed(MessageSource messages) {
        this.messages = messages;
    }

    /** A value that may be absent; null when it is, or when it was refused. */
    public <T> @Nullable T optional(String field, @Nullable String typed, Function<String, Parsed<T>> reader) {
        return typed == null || typed.isBlank() ? null : read(field, typed, reader);
    }

    /** A value that has to be there; null only when it was refused. */
    public <T> @Nullable T required(String field, @Nullable String typed, Function<String, Parsed<T>> reader) {
        return read(field, typed == null ? "" : typed, reader);
    }

    /** Stripped text that may be absent. */
    public @Nullable String text(String field, @Nullable String typed, int longest) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        String text = typed.strip();
        if (text.length() > longest) {
            refuse(field, "too-long", longest);
        }
        return text;
    }

    /** Stripped text that has to be there; empty when it was refused. */
    public String requiredText(String field, @Nullable String typed, int longest) {
        String text = text(field, typed, longest);
        if (text == null) {
            refuse(field, Refusal.NOTHING_TYPED);
        }
        return text == null ? "" : text;
    }

    public void refuse(String field, Refusal reason) {
        String key = reason.messageKey();
        problems.add(new FieldProblem(field, null, key.substring(key.indexOf('.') + 1), message(key)));
    }

    /** Refuses with the message {@code field.{code}}. */
    public void refuse(String field, String code, Object... arguments) {
        problems.add(new FieldProblem(field, null, code, message("field." + code, arguments)));
    }

    /** Whether nothing was refused so far. */
    public boolean isAccepted() {
        return problems.isEmpty();
    }

    /** @throws ProblemException validation, naming every refused field */
    public void check() {
        if (!problems.isEmpty()) {
            throw ProblemException.validation(List.copyOf(problems));
        }
    }

    private <T> @Nullable T read(String field, String typed, Function<String, Parsed<T>> reader) {
        return switch (reader.apply(typed)) {
            case Parsed.Accepted<T>(T value) -> value;
            case Parsed.Refused<T>(Refusal reason) -> {
                refuse(field, reason);
                yield null;
            }
        };
    }

    private String message(String key, Object... arguments) {
        return messages.getMessage(key, arguments, BrazilianFormat.LOCALE);
    }
}
