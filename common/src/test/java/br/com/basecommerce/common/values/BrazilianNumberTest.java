package br.com.basecommerce.common.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrazilianNumberTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1.234,56|1234.56", "1234,56|1234.56", "R$ 1.234,56|1234.56",
            "R$1.234,56|1234.56", "R$\u00a01.234,56|1234.56", "1234.56|1234.56", "2.5|2.5", "0.225|0.225",
            "0.5|0.5", "0,5|0.5", "1.234|1234", "1.234.567|1234567", "1.234.567,8|1234567.8", "10|10", "007|7",
            "-23,70|-23.70", "-R$ 23,70|-23.70", "R$ -23,70|-23.70", "\u221223,70|-23.70", "' 12 '|12", "1,234|1.234",
            "12,3456|12.3456", "0|0"})
    void readsWhatPeopleType(String typed, BigDecimal number) {
        assertThat(BrazilianNumber.parse(typed).toOptional()).hasValueSatisfying(
                read -> assertThat(read).isEqualByComparingTo(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,234.56", "1.23.4", "12a", "1e9", "NaN", "Infinity", "1234.567", "12.3456", "0.225,5",
            "01.234", "1,2,3", ",5", "5,", ".5", "5.", "1 234", "--5", "- 5 -", "-", "R$", "٣", "1_000", "0x10",
            "99999999999999999999999999999999999999999"})
    void refusesWhatIsNoNumber(String typed) {
        assertThat(BrazilianNumber.parse(typed).refusal()).contains(Refusal.NOT_A_NUMBER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void tellsAnEmptyFieldFromAWrongNumber(String typed) {
        assertThat(BrazilianNumber.parse(typed).refusal()).contains(Refusal.NOTHING_TYPED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"-0,01|NUMBER_TOO_SMALL", "1.000.000.000.000|NUMBER_TOO_LARGE",
            "1,234|TOO_MANY_DECIMALS", "1e9|NOT_A_NUMBER"})
    void refusesMoneyOutsideItsBounds(String typed, Refusal reason) {
        assertThat(BrazilianNumber.parseMoney(typed).refusal()).contains(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0|NUMBER_TOO_SMALL", "-1|NUMBER_TOO_SMALL", "0,0001|NUMBER_TOO_SMALL",
            "1,2345|TOO_MANY_DECIMALS", "100.000.000.000|NUMBER_TOO_LARGE"})
    void refusesAQuantityOutsideItsBounds(String typed, Refusal reason) {
        assertThat(BrazilianNumber.parseQuantity(typed).refusal()).contains(reason);
    }

    @Test
    void refusesAFractionThatTheUnitCannotHold() {
        assertThat(BrazilianNumber.parseQuantity("1,5", Unit.SC).refusal()).contains(Refusal.FRACTION_NOT_ALLOWED);
        assertThat(BrazilianNumber.parseQuantity("1,5", Unit.M3).toOptional()).contains(Quantity.of("1.5"));
        assertThat(BrazilianNumber.parseQuantity("2,0", Unit.SC).toOptional()).contains(Quantity.of(2));
    }

    @Test
    void readsTheValueTypes() {
        assertThat(BrazilianNumber.parseMoney("R$ 1.234,5").toOptional()).contains(Money.of("1234.50"));
        assertThat(BrazilianNumber.parseMoney("1,500").toOptional()).contains(Money.of("1.50"));
        assertThat(BrazilianNumber.parseUnitCost("31,2345").toOptional()).contains(UnitCost.of("31.2345"));
        assertThat(BrazilianNumber.parseQuantity("1.234,5").toOptional()).contains(Quantity.of("1234.5"));
        assertThat(BrazilianNumber.parsePercentage("12,5 %").toOptional()).contains(Percentage.of("12.5"));
        assertThat(BrazilianNumber.parsePercentage("100").toOptional()).contains(Percentage.of("100"));
    }

    @Test
    void refusesAPercentageAbove100() {
        assertThat(BrazilianNumber.parsePercentage("100,01").refusal()).contains(Refusal.NUMBER_TOO_LARGE);
    }

    @Test
    void takesTheBoundsOfTheCaller() {
        NumberBounds bounds = NumberBounds.between("-10", "10", 0);
        assertThat(BrazilianNumber.parse("-10", bounds).toOptional()).contains(BigDecimal.TEN.negate());
        assertThat(BrazilianNumber.parse("-11", bounds).refusal()).contains(Refusal.NUMBER_TOO_SMALL);
        assertThat(BrazilianNumber.parse("1,5", bounds).refusal()).contains(Refusal.TOO_MANY_DECIMALS);
    }

    @Test
    void hasAMessageForEveryRefusal() {
        ResourceBundle messages = ResourceBundle.getBundle("messages.values");
        assertThat(Arrays.stream(Refusal.values()).map(Refusal::messageKey)).allSatisfy(
                key -> assertThat(messages.getString(key)).isNotBlank());
        assertThat(messages.getString("refusal.not-a-number"))
                .isEqualTo("Número inválido. Use vírgula para os centavos, por exemplo 1.234,56.");
    }
}
