package br.com.basecommerce.common.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Postal codes, states and telephones: what of an address and a contact is more than text. */
class ContactTest {

    @ParameterizedTest
    @CsvSource({"27310-020", "27310020", "27.310-020", "CEP: 27310-020", "' 27310 020 '"})
    void readsAPostalCodeInAnySpelling(String typed) {
        PostalCode postalCode = PostalCode.of(typed);
        assertThat(postalCode.digits()).isEqualTo("27310020");
        assertThat(postalCode.display()).isEqualTo("27310-020");
    }

    @ParameterizedTest
    @CsvSource({"'',NOTHING_TYPED", "2731002,POSTAL_CODE_LENGTH", "273100200,POSTAL_CODE_LENGTH",
            "abc,POSTAL_CODE_LENGTH"})
    void saysWhyItRefusesAPostalCode(String typed, Refusal reason) {
        assertThat(PostalCode.parse(typed).refusal()).contains(reason);
    }

    @ParameterizedTest
    @CsvSource({"(24) 99999-9999,24999999999", "24999999999,24999999999", "+55 24 99999-9999,24999999999",
            "5524999999999,24999999999", "024 99999 9999,24999999999", "0055 24 99999-9999,24999999999",
            "+55 (024) 99999-9999,24999999999", "(24) 3333-4444,2433334444", "+552433334444,2433334444",
            "(55) 99999-9999,55999999999", "+55 55 3333-4444,5533334444", "Tel.: 24.3333.4444,2433334444"})
    void readsATelephoneInAnySpelling(String typed, String digits) {
        assertThat(Phone.of(typed).digits()).isEqualTo(digits);
    }

    @ParameterizedTest
    @CsvSource({"'',NOTHING_TYPED", "99999-9999,PHONE_LENGTH", "3333-4444,PHONE_LENGTH", "abc,PHONE_LENGTH",
            "249999999990,PHONE_LENGTH", "(10) 3333-4444,PHONE_AREA_CODE", "(24) 89999-9999,PHONE_MOBILE",
            "+1 212 555 0100,PHONE_COUNTRY", "+351 912 345 678,PHONE_COUNTRY"})
    void saysWhyItRefusesATelephone(String typed, Refusal reason) {
        assertThat(Phone.parse(typed).refusal()).contains(reason);
    }

    @Test
    void showsAMobileAndALandline() {
        Phone mobile = new Phone("24999999999");
        Phone landline = new Phone("2433334444");
        assertThat(mobile.display()).isEqualTo("(24) 99999-9999");
        assertThat(landline.display()).isEqualTo("(24) 3333-4444");
        assertThat(mobile.isMobile()).isTrue();
        assertThat(landline.isMobile()).isFalse();
    }

    @Test
    void givesTheNumbersOfLinks() {
        Phone mobile = new Phone("24999999999");
        assertThat(mobile.tel()).isEqualTo("+5524999999999");
        assertThat(mobile.whatsApp()).isEqualTo("5524999999999");
    }

    @Test
    void cannotBeMadeOfAWrongText() {
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> new Phone("(24) 99999-9999"));
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> new PostalCode("27310-020"));
    }

    @Test
    void isBareTextInJson() {
        JsonMapper json = JsonMapper.shared();
        assertThat(json.writeValueAsString(new Phone("24999999999"))).isEqualTo("\"24999999999\"");
        assertThat(json.readValue("\"(24) 99999-9999\"", Phone.class)).isEqualTo(new Phone("24999999999"));
        assertThat(json.writeValueAsString(new PostalCode("27310020"))).isEqualTo("\"27310020\"");
        assertThat(json.readValue("\"27310-020\"", PostalCode.class)).isEqualTo(new PostalCode("27310020"));
    }

    @Test
    void knowsTheStates() {
        assertThat(Arrays.stream(State.values()).map(State::code)).containsExactlyInAnyOrder("AC", "AL", "AP", "AM",
                "BA", "CE", "DF", "ES", "GO", "MA", "MT", "MS", "MG", "PA", "PB", "PR", "PE", "PI", "RJ", "RN", "RS",
                "RO", "RR", "SC", "SP", "SE", "TO");
    }

    @ParameterizedTest
    @CsvSource({"RJ,RJ", "rj,RJ", "' Rio de Janeiro ',RJ", "sao paulo,SP", "PARÁ,PA", "parana,PR"})
    void readsAStateByLettersOrName(String typed, State state) {
        assertThat(State.parse(typed).toOptional()).contains(state);
    }

    @ParameterizedTest
    @CsvSource({"'',NOTHING_TYPED", "XX,UNKNOWN_STATE", "Rio,UNKNOWN_STATE"})
    void saysWhyItRefusesAState(String typed, Refusal reason) {
        assertThat(State.parse(typed).refusal()).contains(reason);
    }
}
