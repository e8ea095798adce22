package br.com.basecommerce.common.values;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTextTest {

    @ParameterizedTest
    @CsvSource({"AÇO CA-50,aco ca 50", "' Cimento  CP II (50kg) ',cimento cp ii 50kg", "São João,sao joao",
            "12.ABC.345/01DE-35,12 abc 345 01de 35", "'','' "})
    void forgetsCaseAccentsAndPunctuation(String text, String normalised) {
        assertThat(SearchText.normalise(text)).isEqualTo(normalised);
    }
}
