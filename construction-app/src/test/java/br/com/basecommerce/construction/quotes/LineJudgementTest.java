package br.com.basecommerce.construction.quotes;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.Percentage;
import br.com.basecommerce.common.values.UnitCost;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LineJudgementTest {

    @Test
    void judgesLineAndGeneralDiscountTogether() {
        // 320.00 by the rule, 5 % off the line and 5 % off the whole.
        assertThat(judge("32.00", "288.80", null, null).effectiveDiscount()).isEqualTo(Percentage.of("9.75"));
        assertThat(judge("32.00", "288.80", null, null).overLimit()).isFalse();
    }

    @Test
    void aTypedPriceIsADiscountToo() {
        // rule price 32, typed 30, general 5 %: 28.50 are paid.
        LineJudgement judgement = judge("32.00", "285.00", null, null);

        assertThat(judgement.effectiveDiscount()).isEqualTo(Percentage.of("10.94"));
        assertThat(judgement.overLimit()).isTrue();
    }

    @Test
    void theSmallerOfBothLimitsHolds() {
        assertThat(judge("32.00", "304.00", "3", null).limit()).isEqualTo(Percentage.of("3"));
        assertThat(judge("32.00", "304.00", "3", null).overLimit()).isTrue();
        assertThat(judge("32.00", "304.00", "30", null).limit()).isEqualTo(Percentage.of("10"));
    }

    @Test
    void aRulePriceIsNeverADiscountAndAHigherPriceNeither() {
        assertThat(judge("32.00", "320.00", "0", null).overLimit()).isFalse();
        assertThat(judge("32.00", "400.00", null, null).effectiveDiscount()).isEqualTo(Percentage.ZERO);
        assertThat(judge(null, "10.00", null, null).overLimit()).isFalse();
    }

    @Test
    void theMarginIsTheShareOfTheNetLineAboveCost() {
        LineJudgement judgement = LineJudgement.of(Lines.of("1", "32.00"), Money.of("30.40"), null,
                UnitCost.of("24"), Policies.USUAL);

        assertThat(judgement.margin()).isEqualTo(Percentage.of("21.05"));
        assertThat(judgement.lowMargin()).isFalse();
    }

    @Test
    void aLowMarginIsMarkedAndALossNeedsARelease() {
        assertThat(judge("32.00", "320.00", null, "28").lowMargin()).isTrue();
        assertThat(judge("32.00", "320.00", null, "28").belowCost()).isFalse();
        assertThat(judge("32.00", "320.00", null, "32.01").belowCost()).isTrue();
        assertThat(judge("32.00", "0.00", null, "1").belowCost()).isTrue();
    }

    private static LineJudgement judge(@Nullable String rulePrice, String net, @Nullable String limit,
            @Nullable String cost) {
        return LineJudgement.of(Lines.of("10", rulePrice), Money.of(net),
                limit == null ? null : Percentage.of(limit), cost == null ? null : UnitCost.of(cost), Policies.USUAL);
    }
}
