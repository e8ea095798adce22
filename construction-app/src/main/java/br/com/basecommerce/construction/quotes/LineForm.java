package br.com.basecommerce.construction.quotes;

import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.NumberBounds;
import br.com.basecommerce.common.values.Parsed;
import br.com.basecommerce.common.values.Percentage;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.values.Refusal;
import br.com.basecommerce.common.values.Unit;
import br.com.basecommerce.common.values.UnitCost;
import br.com.basecommerce.construction.forms.Numbers;
import br.com.basecommerce.construction.forms.Typed;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A line as it is typed on a page, or sent as JSON; numbers are texts until they were read. */
record LineForm(@Nullable UUID productId, @Nullable String description, @Nullable String enteredQuantity,
        @Nullable String enteredUnit, @Nullable String wastePercent, @Nullable String unitPrice,
        @Nullable String discountPercent, @Nullable String unitCost, @Nullable UUID suggestionId,
        @Nullable String note) {

    private static final int LONGEST_DESCRIPTION = 200;
    private static final int LONGEST_NOTE = 300;

    /** @throws br.com.basecommerce.common.web.problem.ProblemException naming every refused field */
    LineInput read(Typed typed, Numbers numbers) {
        Unit unit = typed.optional("entered_unit", enteredUnit, LineForm::unit);
        Quantity quantity = typed.required("entered_quantity", enteredQuantity, text -> quantity(text, unit, numbers));
        Percentage waste = typed.optional("waste_percent", wastePercent, text -> percentage(text, numbers));
        Money price = productId == null
                ? typed.required("unit_price", unitPrice, text -> money(text, numbers))
                : typed.optional("unit_price", unitPrice, text -> money(text, numbers));
        Percentage discount = typed.optional("discount_percent", discountPercent, text -> percentage(text, numbers));
        UnitCost cost = typed.optional("unit_cost", unitCost,
                text -> numbers.within(text, NumberBounds.UNIT_COST).map(UnitCost::rounded));
        String words = productId == null
                ? typed.requiredText("description", description, LONGEST_DESCRIPTION)
                : typed.text("description", description, LONGEST_DESCRIPTION);
        String remark = typed.text("note", note, LONGEST_NOTE);
        typed.check();
        return new LineInput(productId, words, Objects.requireNonNull(quantity), unit, orZero(waste), price,
                orZero(discount), cost, suggestionId, remark);
    }

    private static Parsed<Unit> unit(String text) {
        return Unit.recognise(text).<Parsed<Unit>>map(Parsed::accepted)
                .orElseGet(() -> Parsed.refused(Refusal.UNKNOWN_UNIT));
    }

    private static Parsed<Quantity> quantity(String text, @Nullable Unit unit, Numbers numbers) {
        return numbers.within(text, NumberBounds.QUANTITY).map(Quantity::rounded)
                .flatMap(quantity -> unit == null || unit.holds(quantity)
                        ? Parsed.accepted(quantity)
                        : Parsed.refused(Refusal.FRACTION_NOT_ALLOWED));
    }

    private static Parsed<Percentage> percentage(String text, Numbers numbers) {
        return numbers.within(text, NumberBounds.PERCENTAGE).map(Percentage::rounded);
    }

    private static Parsed<Money> money(String text, Numbers numbers) {
        return numbers.within(text, NumberBounds.MONEY).map(Money::rounded);
    }

    private static Percentage orZero(@Nullable Percentage percentage) {
        return percentage == null ? Percentage.ZERO : percentage;
    }
}
