package br.com.basecommerce.common.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class UnitTest {

    @Test
    void knowsTheTwentyUnitsOfTheTrade() {
        assertThat(Arrays.stream(Unit.values()).map(Unit::code)).containsExactly("UN", "PC", "SC", "CX", "BR", "RL",
                "LT", "GL", "BD", "FD", "KG", "TON", "M", "M2", "M3", "L", "MIL", "CT", "PAR", "PLT");
    }

    @ParameterizedTest
    @CsvSource({"UN,unidade,unidades,un", "PC,peça,peças,pç", "SC,saco,sacos,sc", "CX,caixa,caixas,cx",
            "BR,barra,barras,barra", "RL,rolo,rolos,rolo", "LT,lata,latas,lata", "GL,galão,galões,galão",
            "BD,balde,baldes,balde", "FD,fardo,fardos,fardo", "KG,kg,kg,kg", "TON,t,t,t", "M,m,m,m", "M2,m²,m²,m²",
            "M3,m³,m³,m³", "L,litro,litros,L", "MIL,milheiro,milheiros,milheiro", "CT,cento,centos,cento",
            "PAR,par,pares,par", "PLT,palete,paletes,palete"})
    void hasItsWordsForPeople(Unit unit, String singular, String plural, String shortForm) {
        assertThat(unit.singular()).isEqualTo(singular);
        assertThat(unit.plural()).isEqualTo(plural);
        assertThat(unit.shortForm()).isEqualTo(shortForm);
    }

    @ParameterizedTest
    @EnumSource(names = {"KG", "TON", "M", "M2", "M3", "L", "MIL", "CT"})
    void allowsFractionsOfWhatIsMeasured(Unit unit) {
        assertThat(unit.allowsFractions()).isTrue();
        assertThat(unit.holds(Quantity.of("1.5"))).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"UN", "PC", "SC", "CX", "BR", "RL", "LT", "GL", "BD", "FD", "PAR", "PLT"})
    void allowsNoFractionOfWhatIsCounted(Unit unit) {
        assertThat(unit.allowsFractions()).isFalse();
        assertThat(unit.holds(Quantity.of("1.5"))).isFalse();
        assertThat(unit.holds(Quantity.of("10.000"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"sc,SC", "saco,SC", "SACOS,SC", " Sacos ,SC", "m2,M2", "m²,M2", "M²,M2", "t,TON", "ton,TON",
            "toneladas,TON", "barras,BR", "br,BR", "mil,MIL", "milheiros,MIL", "peças,PC", "pecas,PC", "pç,PC",
            "pc,PC", "galoes,GL", "galão,GL", "m³,M3", "metros,M", "kg.,KG", "quilos,KG", "litros,L", "l,L", "lt,LT",
            "latas,LT", "pallet,PLT", "un,UN", "und,UN", "pares,PAR", "centos,CT"})
    void recognisesWhatPeopleType(String typed, Unit unit) {
        assertThat(Unit.recognise(typed)).contains(unit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "cp", "cimento", "sacola", "2m", "m4"})
    void recognisesNothingElse(String typed) {
        assertThat(Unit.recognise(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0,saco", "0.5,saco", "1,saco", "-1,saco", "1.999,saco", "2,sacos", "10,sacos", "-2,sacos"})
    void agreesWithTheNumber(String quantity, String word) {
        assertThat(Unit.SC.nameFor(Quantity.of(quantity))).isEqualTo(word);
    }

    @Test
    void isItsCodeInJson() {
        JsonMapper json = JsonMapper.shared();
        assertThat(json.writeValueAsString(Unit.M2)).isEqualTo("\"M2\"");
        assertThat(json.readValue("\"M2\"", Unit.class)).isEqualTo(Unit.M2);
    }

    @Test
    void refusesAnUnknownCode() {
        assertThatIllegalArgumentException().isThrownBy(() -> Unit.ofCode("XX"));
    }
}
