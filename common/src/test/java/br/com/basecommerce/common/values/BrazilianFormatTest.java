package br.com.basecommerce.common.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrazilianFormatTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1234.56|R$\u00a01.234,56", "-23.70|-R$\u00a023,70", "0|R$\u00a00,00",
            "1234567.8|R$\u00a01.234.567,80", "-0.01|-R$\u00a00,01"})
    void showsMoney(String amount, String shown) {
        assertThat(BrazilianFormat.money(Money.of(amount))).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.00", "0.05", "999.99", "1000.00", "-23.70", "-1234567.89", "999999999999.99"})
    void showsMoneyAsCldrDoes(String amount) {
        NumberFormat cldr = NumberFormat.getCurrencyInstance(Locale.of("pt", "BR"));
        assertThat(BrazilianFormat.money(Money.of(amount))).isEqualTo(cldr.format(new BigDecimal(amount)));
    }

    @Test
    void showsAnAmountForAnInputField() {
        assertThat(BrazilianFormat.amount(Money.of("1234.5"))).isEqualTo("1.234,50");
        assertThat(BrazilianNumber.parseMoney("1.234,50").toOptional()).contains(Money.of("1234.50"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"31.2|R$\u00a031,20", "31.2345|R$\u00a031,2345", "31.234|R$\u00a031,234",
            "1234|R$\u00a01.234,00"})
    void showsFourDecimalsOfACostOnlyWhenNeeded(String cost, String shown) {
        assertThat(BrazilianFormat.unitCost(UnitCost.of(cost))).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"5.00|5%", "12.5|12,5%", "100|100%", "0|0%", "9.75|9,75%"})
    void showsAPercentage(String percentage, String shown) {
        assertThat(BrazilianFormat.percentage(Percentage.of(percentage))).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"2.5|M3|2,5 m³", "10|SC|10 sacos", "1|SC|1 saco", "9|SC|9 sacos",
            "1234.5|KG|1.234,5 kg", "-2|UN|-2 unidades", "26.65|M2|26,65 m²", "13|CX|13 caixas"})
    void showsAQuantityWithItsUnit(String quantity, Unit unit, String shown) {
        assertThat(BrazilianFormat.quantity(Quantity.of(quantity), unit)).isEqualTo(shown);
    }

    @Test
    void showsAQuantityInANarrowColumn() {
        assertThat(BrazilianFormat.shortQuantity(Quantity.of(10), Unit.SC)).isEqualTo("10 sc");
        assertThat(BrazilianFormat.quantity(Quantity.of("0.050"))).isEqualTo("0,05");
    }

    @Test
    void showsDatesAndTimesInTheStoresZone() {
        assertThat(BrazilianFormat.date(LocalDate.of(2026, 1, 15))).isEqualTo("15/01/2026");
        assertThat(BrazilianFormat.dateTime(Instant.parse("2026-01-15T13:30:00Z"), ZoneId.of("America/Sao_Paulo")))
                .isEqualTo("15/01/2026 10:30");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1|1 kB", "850000|850 kB", "999000|999 kB", "999001|1 MB", "1186744|1,2 MB",
            "125000000|125 MB", "1234567890|1.234,6 MB"})
    void showsTheSizeOfAFile(long bytes, String shown) {
        assertThat(BrazilianFormat.bytes(bytes)).isEqualTo(shown);
    }
}
