package br.com.basecommerce.common.values;

import jakarta.persistence.EnumeratedValue;
import java.util.Arrays;
import java.util.Optional;

/** The 26 states and the federal district (UF). */
public enum State {

    AC("Acre"),
    AL("Alagoas"),
    AP("Amapá"),
    AM("Amazonas"),
    BA("Bahia"),
    CE("Ceará"),
    DF("Distrito Federal"),
    ES("Espírito Santo"),
    GO("Goiás"),
    MA("Maranhão"),
    MT("Mato Grosso"),
    MS("Mato Grosso do Sul"),
    MG("Minas Gerais"),
    PA("Pará"),
    PB("Paraíba"),
    PR("Paraná"),
    PE("Pernambuco"),
    PI("Piauí"),
    RJ("Rio de Janeiro"),
    RN("Rio Grande do Norte"),
    RS("Rio Grande do Sul"),
    RO("Rondônia"),
    RR("Roraima"),
    SC("Santa Catarina"),
    SP("São Paulo"),
    SE("Sergipe"),
    TO("Tocantins");

    @EnumeratedValue
    private final String code;
    private final String properName;

    State(String properName) {
        this.code = name();
        this.properName = properName;
    }

    /** The two letters, as stored and shown. */
    public String code() {
        return code;
    }

    public String properName() {
        return properName;
    }

    /** Reads a state by its letters or its name, in any case, with or without accents. */
    public static Parsed<State> parse(String typed) {
        if (typed.isBlank()) {
            return Parsed.refused(Refusal.NOTHING_TYPED);
        }
        String searched = SearchText.normalise(typed);
        Optional<State> found = Arrays.stream(values()).filter(state -> state.isCalled(searched)).findFirst();
        return found.map(Parsed::accepted).orElseGet(() -> Parsed.refused(Refusal.UNKNOWN_STATE));
    }

    private boolean isCalled(String searched) {
        return searched.equals(SearchText.normalise(code)) || searched.equals(SearchText.normalise(properName));
    }
}
