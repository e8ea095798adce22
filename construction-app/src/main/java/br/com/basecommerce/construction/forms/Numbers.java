package br.com.basecommerce.construction.forms;

import br.com.basecommerce.common.values.BrazilianNumber;
import br.com.basecommerce.common.values.NumberBounds;
import br.com.basecommerce.common.values.Parsed;
import br.com.basecommerce.common.values.Refusal;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Who wrote a number: a person, with a comma, or a program, with a point and nothing else. */
public enum Numbers {

    OF_PEOPLE {

        @Override
        Parsed<BigDecimal> parse(String typed) {
            return BrazilianNumber.parse(typed);
        }
    },
    OF_PROGRAMS {

        @Override
        Parsed<BigDecimal> parse(String typed) {
            return PLAIN.matcher(typed).matches()
                    ? Parsed.accepted(new BigDecimal(typed))
                    : Parsed.refused(Refusal.NOT_A_NUMBER);
        }
    };

    private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,10})?");

    abstract Parsed<BigDecimal> parse(String typed);

    /** Reads a number that has to lie within bounds. */
    public Parsed<BigDecimal> within(String typed, NumberBounds bounds) {
        return parse(typed.strip()).flatMap(number -> check(number, bounds));
    }

    private static Parsed<BigDecimal> check(BigDecimal number, NumberBounds bounds) {
        if (number.compareTo(bounds.least()) < 0) {
            return Parsed.refused(Refusal.NUMBER_TOO_SMALL);
        }
        if (number.compareTo(bounds.most()) > 0) {
            return Parsed.refused(Refusal.NUMBER_TOO_LARGE);
        }
        return number.stripTrailingZeros().scale() > bounds.decimals()
                ? Parsed.refused(Refusal.TOO_MANY_DECIMALS)
                : Parsed.accepted(number);
    }
}
