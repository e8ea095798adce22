package br.com.basecommerce.construction.forms;

import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.common.web.problem.ProblemType;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindingResult;

/** Begins the reading of a form, and puts what was refused back to its fields. */
@Component
public class Forms {

    private static final Pattern UNDERSCORE = Pattern.compile("_([a-z])");

    private final MessageSource messages;

    Forms(MessageSource messages) {
        this.messages = messages;
    }

    public Typed read() {
        return new Typed(messages);
    }

    /**
     * Puts the refused fields into the binding of a page's form.
     *
     * @throws ProblemException the given one, when it is not about fields
     */
    public static void show(ProblemException refused, BindingResult form) {
        if (refused.type() != ProblemType.VALIDATION) {
            throw refused;
        }
        refused.fieldProblems().forEach(problem -> form.rejectValue(property(problem.field()), problem.code(),
                problem.message()));
    }

    private static String property(String field) {
        return UNDERSCORE.matcher(field).replaceAll(match -> match.group(1).toUpperCase(java.util.Locale.ROOT));
    }
}
