package br.com.basecommerce.common.values;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineEntryTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"10*cim 32|10||0|cim 32", "23 m2 +10% piso|23|M2|10|piso",
            "1,5 t areia|1.5|TON|0|areia", "6 barras vergalhao 10|6|BR|0|vergalhao 10",
            "7891234567895|1||0|7891234567895"})
    void readsTheExamplesOfTheGlossary(String typed, String quantity, @Nullable Unit unit, String waste, String words) {
        assertThat(LineEntry.parse(typed).toOptional()).contains(
                new LineEntry(Quantity.of(quantity), unit, Percentage.of(waste), words));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"10 * cim 32|10||0|cim 32", "10x cim|10||0|cim", "10 x cim|10||0|cim",
            "10xcim|10||0|cim", "10 X cim|10||0|cim", "10x10|10||0|10", "10×cim|10||0|cim",
            "2,5m3 areia media|2.5|M3|0|areia media", "10sc cimento|10|SC|0|cimento", "10 sc. cimento|10|SC|0|cimento",
            "23 m² + 12,5 % * piso bege|23|M2|12.5|piso bege", "23m2+10%piso|23|M2|10|piso",
            "23 +10% * piso|23||10|piso", "6 barras x vergalhao|6|BR|0|vergalhao", "6 barras*CA50|6|BR|0|CA50",
            "1.500 un bloco|1500|UN|0|bloco", "1 mil tijolos|1|MIL|0|tijolos", "5 peças joelho|5|PC|0|joelho",
            "  10*cim  |10||0|cim", "10*7891234567895|10||0|7891234567895", "1,5*areia|1.5||0|areia"})
    void readsTheSameInOtherSpellings(String typed, String quantity, @Nullable Unit unit, String waste, String words) {
        assertThat(LineEntry.parse(typed).toOptional()).contains(
                new LineEntry(Quantity.of(quantity), unit, Percentage.of(waste), words));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cimento", "32 cp cimnto", "aco ca 50", "1234", "10 xadrez vermelho", "6M", "3/4 joelho",
            "9 furos tijolo", "CIM32", "*cim", "23 +10% piso", "10"})
    void takesANumberAsAQuantityOnlyWithASignOrUnitBehindIt(String typed) {
        assertThat(LineEntry.parse(typed).toOptional()).contains(
                new LineEntry(Quantity.of(1), null, Percentage.ZERO, typed));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"' '|NOTHING_TYPED", "10*|LINE_WITHOUT_PRODUCT", "10 x|LINE_WITHOUT_PRODUCT",
            "10 sc|LINE_WITHOUT_PRODUCT", "23m2 +10%|LINE_WITHOUT_PRODUCT", "0*cim|NUMBER_TOO_SMALL",
            "-1*cim|NUMBER_TOO_SMALL", "-2 sc cim|NUMBER_TOO_SMALL",
            "1.23.4*cim|NOT_A_NUMBER", "1,5 sacos cimento|FRACTION_NOT_ALLOWED", "23 m2 +101% piso|NUMBER_TOO_LARGE",
            "1,2345 t areia|TOO_MANY_DECIMALS"})
    void saysWhyItRefuses(String typed, Refusal reason) {
        assertThat(LineEntry.parse(typed).refusal()).contains(reason);
    }

    @Test
    void knowsABarCode() {
        assertThat(LineEntry.parse("7891234567895").orElseThrow().barCode()).contains("7891234567895");
        assertThat(LineEntry.parse("2*78912342").orElseThrow().barCode()).contains("78912342");
        assertThat(LineEntry.parse("1234").orElseThrow().barCode()).isEmpty();
    }
}
