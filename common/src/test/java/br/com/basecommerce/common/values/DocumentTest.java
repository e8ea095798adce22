package br.com.basecommerce.common.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class DocumentTest {

    @ParameterizedTest
    @ValueSource(strings = {"111.444.777-35", "123.456.789-09", "529.982.247-25"})
    void acceptsEveryValidCpf(String typed) {
        assertThat(Document.parse(typed).toOptional()).hasValueSatisfying(document -> {
            assertThat(document).isInstanceOf(Cpf.class);
            assertThat(document.display()).isEqualTo(typed);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"123.456.789-00", "111.111.111-11", "000.000.000-00", "529.982.247-26", "529.982.247-35"})
    void refusesACpfWithWrongCheckDigits(String typed) {
        assertThat(Document.parse(typed).refusal()).contains(Refusal.DOCUMENT_CHECK_DIGITS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12.ABC.345/01DE-35", "11.222.333/0001-81", "12.345.678/0001-95"})
    void acceptsEveryValidCnpj(String typed) {
        assertThat(Document.parse(typed).toOptional()).hasValueSatisfying(document -> {
            assertThat(document).isInstanceOf(Cnpj.class);
            assertThat(document.display()).isEqualTo(typed);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"12.345.678/0001-90", "11.111.111/1111-11", "00.000.000/0000-00", "12.ABC.345/01DE-36",
            "12.ABC.345/01DE-45", "21.ABC.345/01DE-35"})
    void refusesACnpjWithWrongCheckDigits(String typed) {
        assertThat(Document.parse(typed).refusal()).contains(Refusal.DOCUMENT_CHECK_DIGITS);
    }

    @ParameterizedTest
    @CsvSource({"' 529 982 247 25 ',52998224725", "CPF: 529.982.247-25,52998224725", "529.982.247–25,52998224725",
            "12abc34501de35,12ABC34501DE35", "CNPJ 12.abc.345/01de-35,12ABC34501DE35",
            "CNPJ/MF: 11.222.333/0001-81,11222333000181", "'\u200e11.222.333/0001-81\u00a0',11222333000181"})
    void acceptsAnySpellingAndStoresItBare(String typed, String bare) {
        assertThat(Document.of(typed).bare()).isEqualTo(bare);
    }

    @ParameterizedTest
    @CsvSource({"'',NOTHING_TYPED", "' . ',NOTHING_TYPED", "123,DOCUMENT_LENGTH", "529.982.247-2,DOCUMENT_LENGTH",
            "12.ABC.345/01DE-3,DOCUMENT_LENGTH", "52A.982.247-25,DOCUMENT_CHARACTERS",
            "12.ABC.345/01DE-3A,DOCUMENT_CHARACTERS", "12.ÁBC.345/01DE-35,DOCUMENT_CHARACTERS"})
    void saysWhyItRefuses(String typed, Refusal reason) {
        assertThat(Document.parse(typed).refusal()).contains(reason);
    }

    @Test
    void refusesADocumentOfTheOtherKind() {
        assertThat(Cpf.parse("11.222.333/0001-81").refusal()).contains(Refusal.CPF_LENGTH);
        assertThat(Cnpj.parse("529.982.247-25").refusal()).contains(Refusal.CNPJ_LENGTH);
    }

    @Test
    void cannotBeMadeOfAWrongText() {
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> new Cpf("529.982.247-25"));
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> new Cnpj("12ABC34501DE36"))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Refusal.DOCUMENT_CHECK_DIGITS));
    }

    @Test
    void isBareTextInJson() {
        JsonMapper json = JsonMapper.shared();
        assertThat(json.writeValueAsString(Document.of("12.ABC.345/01DE-35"))).isEqualTo("\"12ABC34501DE35\"");
        assertThat(json.readValue("\"529.982.247-25\"", Document.class)).isEqualTo(new Cpf("52998224725"));
        assertThat(json.readValue("\"529.982.247-25\"", Cpf.class)).isEqualTo(new Cpf("52998224725"));
    }
}
