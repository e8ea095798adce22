package br.com.basecommerce.auth.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ActionTest {

    @Test
    void everyActionNamesWhatItConcernsAndWhatBecameOfIt() {
        assertThat(Arrays.stream(Action.values()).map(Action::code)).doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[a-z_]+\\.[a-z_]+"));
    }
}
