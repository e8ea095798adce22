package br.com.basecommerce.construction.forms;

import br.com.basecommerce.common.values.NumberBounds;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.web.problem.FieldProblem;
import br.com.basecommerce.common.web.problem.ProblemException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** One quantity for each line of a document, in fields named {@code quantity-{line}}. */
public final class LineQuantities {

    private static final String FIELD = "quantity-";
    private static final NumberBounds FROM_ZERO = NumberBounds.between("0", "99999999999.999", 3);

    private LineQuantities() {}

    /**
     * What was typed, by line; a blank field is absent.
     *
     * @param fields all fields of the form
     * @throws ProblemException validation, naming every refused field
     */
    public static Map<Integer, Quantity> read(Typed typed, Map<String, String> fields, Collection<Integer> lines) {
        Map<Integer, Quantity> quantities = new HashMap<>();
        for (int line : lines) {
            String field = FIELD + line;
            BigDecimal number = typed.optional(field, fields.get(field),
                    text -> Numbers.OF_PEOPLE.within(text, FROM_ZERO));
            if (number != null) {
                quantities.put(line, Quantity.rounded(number));
            }
        }
        typed.check();
        return quantities;
    }

    /** Messages by field, for the page that shows them: {@code quantity-2} for whatever is wrong in line 2. */
    public static Map<String, String> messages(ProblemException refused) {
        Map<String, String> messages = new HashMap<>();
        for (FieldProblem problem : refused.fieldProblems()) {
            messages.put(problem.line() == null ? problem.field() : FIELD + problem.line(),
                    problem.message());
        }
        return messages;
    }
}
