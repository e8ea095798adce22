package br.com.basecommerce.construction.catalogue;

import br.com.basecommerce.common.values.BrazilianFormat;
import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.NumberBounds;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.construction.forms.Numbers;
import br.com.basecommerce.construction.forms.Typed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A quantity break as a person fills it in; one with both fields empty does not count. */
record BreakEntry(@Nullable String minQuantity, @Nullable String price) {

    /** All of a product; some blank ones stand below, for those to come. */
    record Whole(@Nullable List<@Nullable BreakEntry> priceBreaks) {

        private static final int BLANKS = 3;

        static Whole of(List<PriceBreak> breaks) {
            return withBlanks(breaks.stream().map(one -> new BreakEntry(BrazilianFormat.quantity(one.minQuantity()),
                    BrazilianFormat.amount(one.price()))).toList());
        }

        /** What was typed, and blanks again: places are counted without those that were left blank. */
        Whole again() {
            return withBlanks(typed());
        }

        /** The rules of the list are the register's; here only what can be said of one field. */
        List<PriceBreak> read(Typed typed) {
            List<PriceBreak> breaks = new ArrayList<>();
            Set<Quantity> known = new HashSet<>();
            for (BreakEntry entry : typed()) {
                String field = "price_breaks[" + breaks.size() + "].";
                Quantity from = typed.required(field + "min_quantity", entry.minQuantity(),
                        text -> Numbers.OF_PEOPLE.within(text, NumberBounds.QUANTITY).map(Quantity::rounded));
                Money price = typed.required(field + "price", entry.price(),
                        text -> ProductForm.money(text, Numbers.OF_PEOPLE));
                if (from != null && !known.add(from)) {
                    typed.refuse(field + "min_quantity", "break-twice");
                }
                breaks.add(new PriceBreak(Objects.requireNonNullElse(from, Quantity.ZERO),
                        Objects.requireNonNullElse(price, Money.ZERO)));
            }
            typed.check();
            return breaks;
        }

        private List<BreakEntry> typed() {
            return priceBreaks == null
                    ? List.of()
                    : priceBreaks.stream().filter(Objects::nonNull).filter(BreakEntry::counts).toList();
        }

        private static Whole withBlanks(List<BreakEntry> typed) {
            List<@Nullable BreakEntry> all = new ArrayList<>(typed);
            all.addAll(Collections.nCopies(BLANKS, new BreakEntry(null, null)));
            return new Whole(all);
        }
    }

    private boolean counts() {
        return minQuantity != null && !minQuantity.isBlank() || price != null && !price.isBlank();
    }
}
