package br.com.basecommerce.auth.users;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.basecommerce.common.deployment.Deployment;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRuleTest {

    private final PasswordRule rule = new PasswordRule(new Deployment("production", "basecommerce.com.br", null));

    @Test
    void tenToHundredAndTwentyEightCharactersAreTaken() {
        assertThat(objection("123456789")).hasValue("too-short");
        assertThat(objection("tijolo 8 f")).isEmpty();
        assertThat(objection("x".repeat(128))).isEmpty();
        assertThat(objection("x".repeat(129))).hasValue("too-long");
    }

    @Test
    void theOwnEmailOrTheStoresNameIsTooEasyToGuess() {
        assertThat(objection("maria.souza-2026")).hasValue("contains-email");
        assertThat(objection("Deposito do Ze 99")).isEmpty();
        assertThat(objection("99 DEPÓSITO do Zé")).hasValue("contains-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234567890", "password123", "Password123", "QWERTYUIOP", "1q2w3e4r5t"})
    void whatManyPeopleChooseIsTooEasyToGuess(String password) {
        assertThat(objection(password)).hasValue("common");
    }

    @Test
    void theDemoPasswordIsForDevelopersOnly() {
        PasswordRule local = new PasswordRule(new Deployment("local", "localhost", 8080));

        assertThat(objection("basecommerce-demo")).hasValue("common");
        assertThat(rule.isDemoOutsideLocal("basecommerce-demo")).isTrue();
        assertThat(local.isDemoOutsideLocal("basecommerce-demo")).isFalse();
        assertThat(local.objection("basecommerce-demo", "admin@demo.test", "Demo Materiais")).isEmpty();
    }

    private Optional<String> objection(String password) {
        return rule.objection(password, "maria.souza@loja.test", "Depósito do Zé");
    }
}
