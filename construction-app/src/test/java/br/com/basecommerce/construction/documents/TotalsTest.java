package br.com.basecommerce.construction.documents;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.Percentage;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TotalsTest {

    private static final List<Money> CEMENT_AND_SAND = lines("304.00", "170.00");
    private static final Money FREIGHT = Money.of("60.00");

    @Test
    void takesThePercentageOffTheSubtotalAndAddsTheFreight() {
        Totals totals = Totals.of(CEMENT_AND_SAND, percent("5"), FREIGHT);

        assertThat(totals.subtotal()).isEqualTo(Money.of("474.00"));
        assertThat(totals.discountAmount()).isEqualTo(Money.of("23.70"));
        assertThat(totals.total()).isEqualTo(Money.of("510.30"));
        assertThat(Totals.of(CEMENT_AND_SAND, percent("5"), Money.ZERO).total()).isEqualTo(Money.of("450.30"));
    }

    @Test
    void sharesTheGeneralDiscountOutToTheLines() {
        assertThat(Totals.of(CEMENT_AND_SAND, percent("5"), FREIGHT).netLines()).isEqualTo(lines("288.80", "161.50"));
    }

    @Test
    void endsExactlyAtTheTargetAndShowsItsPercentage() {
        GeneralDiscount discount = GeneralDiscount.reaching(Money.of("500"), Money.of("474"), FREIGHT);

        Totals totals = Totals.of(CEMENT_AND_SAND, discount, FREIGHT);

        assertThat(totals.discountAmount()).isEqualTo(Money.of("34.00"));
        assertThat(totals.discountPercent()).isEqualTo(Percentage.of("7.17"));
        assertThat(totals.netLines()).isEqualTo(lines("282.19", "157.81"));
        assertThat(totals.total()).isEqualTo(Money.of("500.00"));
    }

    @Test
    void keepsTheAmountOfATargetWhenLinesChangeButNeverMoreThanTheSubtotal() {
        GeneralDiscount discount = new GeneralDiscount.Amount(Money.of("34.00"));

        assertThat(Totals.of(lines("304.00", "170.00", "100.00"), discount, FREIGHT).total())
                .isEqualTo(Money.of("600.00"));
        assertThat(Totals.of(lines("20.00"), discount, FREIGHT).total()).isEqualTo(FREIGHT);
        assertThat(GeneralDiscount.reaching(Money.of("10"), Money.of("474"), FREIGHT).of(Money.of("474")))
                .isEqualTo(Money.of("474.00"));
        assertThat(GeneralDiscount.reaching(Money.of("900"), Money.of("474"), FREIGHT).of(Money.of("474")))
                .isEqualTo(Money.ZERO);
    }

    @Test
    void roundsHalvesUp() {
        Totals totals = Totals.of(lines("5.00", "0.83", "55.47"), percent("3.33"), Money.ZERO);

        assertThat(totals.subtotal()).isEqualTo(Money.of("61.30"));
        assertThat(totals.discountAmount()).isEqualTo(Money.of("2.04"));
        assertThat(totals.total()).isEqualTo(Money.of("59.26"));
    }

    @Test
    void givesLeftoverCentsToTheFirstOfTheLargestLines() {
        // 0.10 shared by three equal lines is 0.03 each, one cent is left.
        assertThat(Totals.of(lines("10.00", "10.00", "10.00"), new GeneralDiscount.Amount(Money.of("0.10")), Money.ZERO)
                .netLines()).isEqualTo(lines("9.96", "9.97", "9.97"));
    }

    @Test
    void netLinesAlwaysAddUpToTheTotalWithoutFreight() {
        for (int cents = 1; cents < 400; cents += 7) {
            List<Money> lines = lines("0.01", "33.33", "0.05", "1234.56", "7.77");
            Totals totals = Totals.of(lines, percent("%d.%02d".formatted(cents / 100, cents % 100)), FREIGHT);

            assertThat(totals.netLines().stream().reduce(Money.ZERO, Money::plus))
                    .isEqualTo(totals.total().minus(FREIGHT));
        }
    }

    @Test
    void aDocumentWithoutLinesCostsItsFreight() {
        assertThat(Totals.of(List.of(), percent("5"), FREIGHT).total()).isEqualTo(FREIGHT);
        assertThat(Totals.of(lines("0.00"), percent("5"), Money.ZERO).netLines()).isEqualTo(lines("0.00"));
    }

    private static GeneralDiscount percent(String percent) {
        return new GeneralDiscount.Percent(Percentage.of(percent));
    }

    private static List<Money> lines(String... amounts) {
        return Stream.of(amounts).map(Money::of).toList();
    }
}
