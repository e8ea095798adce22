package br.com.basecommerce.construction.documents;

import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.Percentage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * The sums of a document ({@code product.md} section 6.3), the same on page, PDF, link, API and event.
 *
 * @param discountPercent of the subtotal, HALF_UP to two decimals; for the eye, never calculated with
 * @param total subtotal − general discount + freight
 * @param netLines each line after its share of the general discount, in the order of the lines; their sum is the total
 *        without freight
 */
public record Totals(Money subtotal, Money discountAmount, Percentage discountPercent, Money freight, Money total,
        List<Money> netLines) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public Totals {
        netLines = List.copyOf(netLines);
    }

    /**
     * @param lineTotals already rounded to cents
     * @param freight zero or more, never discounted
     */
    public static Totals of(List<Money> lineTotals, GeneralDiscount discount, Money freight) {
        Money subtotal = sum(lineTotals);
        Money amount = discount.of(subtotal);
        return new Totals(subtotal, amount, percentOf(amount, subtotal), freight,
                subtotal.minus(amount).plus(freight), share(amount, lineTotals, subtotal));
    }

    public static Totals ofLines(List<DocumentLine> lines, GeneralDiscount discount, Money freight) {
        return of(lines.stream().map(DocumentLine::lineTotal).toList(), discount, freight);
    }

    private static Percentage percentOf(Money amount, Money subtotal) {
        return subtotal.isZero()
                ? Percentage.ZERO
                : new Percentage(amount.amount().multiply(HUNDRED).divide(subtotal.amount(), 2, RoundingMode.HALF_UP));
    }

    private static List<Money> share(Money discount, List<Money> lines, Money subtotal) {
        if (discount.isZero()) {
            return lines;
        }
        List<Money> net = new ArrayList<>(lines.stream()
                .map(line -> line.minus(shareOf(line, discount, subtotal)))
                .toList());
        Money leftover = subtotal.minus(discount).minus(sum(net));
        int largest = indexOfLargest(lines);
        net.set(largest, net.get(largest).plus(leftover));
        return net;
    }

    private static Money shareOf(Money line, Money discount, Money subtotal) {
        return new Money(discount.amount().multiply(line.amount()).divide(subtotal.amount(), 2, RoundingMode.HALF_UP));
    }

    private static int indexOfLargest(List<Money> lines) {
        int largest = 0;
        for (int index = 1; index < lines.size(); index++) {
            if (lines.get(index).compareTo(lines.get(largest)) > 0) {
                largest = index;
            }
        }
        return largest;
    }

    private static Money sum(List<Money> amounts) {
        return amounts.stream().reduce(Money.ZERO, Money::plus);
    }
}
