package br.com.basecommerce.construction.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.basecommerce.common.values.BrazilianFormat;
import br.com.basecommerce.common.values.Factor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EquivalenceTest {

    @ParameterizedTest
    @CsvSource({"40, 1, 1, 40", "1, 50, 50, 1", "20, 41, '2,05', 1", "1, 3, 3, 1", "5, 2, 1, '2,5'", "2, 3, '1,5', 1",
            "3, 7, 7, 3", "7, 3, 3, 7", "1, 1, 1, 1"})
    void aFactorIsSaidSoThatNothingIsLost(int numerator, int denominator, String units, String others) {
        Equivalence words = Equivalence.of(new Factor(numerator, denominator));

        assertThat(BrazilianFormat.quantity(words.ofUnit())).isEqualTo(units);
        assertThat(BrazilianFormat.quantity(words.ofOther())).isEqualTo(others);
        assertThat(Ratio.of(others, units)).extracting(ratio -> new Factor(ratio.above(), ratio.below()).sameAs(
                new Factor(numerator, denominator))).isEqualTo(true);
    }
}
