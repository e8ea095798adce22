package br.com.basecommerce.auth.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class PasswordHashingTest {

    private static final String PASSWORD = "azulejo branco 47";

    /** More than run and wait at once, each a thread of its own as in the service. */
    private static final int THREADS = 60;

    private final PasswordHashing hashing = new PasswordHashing();

    @Test
    void aPasswordMatchesItsHashOnly() {
        String hash = hashing.hash(PASSWORD);

        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(hashing.matches(PASSWORD, hash)).isTrue();
        assertThat(hashing.matches("azulejo preto 47", hash)).isFalse();
    }

    @Test
    void aStormIsRefusedInPartAndHasNoEffectAfterwards() throws InterruptedException {
        String hash = hashing.hash(PASSWORD);
        int refused = 0;
        int matched = 0;
        try (ExecutorService storm = Executors.newFixedThreadPool(THREADS)) {
            List<Future<Boolean>> all = new ArrayList<>();
            for (int one = 0; one < THREADS; one++) {
                all.add(storm.submit(() -> hashing.matches(PASSWORD, hash)));
            }
            for (Future<Boolean> one : all) {
                try {
                    matched += one.get() ? 1 : 0;
                } catch (ExecutionException failed) {
                    assertThat(failed.getCause()).isInstanceOf(HashingBusyException.class);
                    refused++;
                }
            }
        }

        assertThat(matched).isPositive();
        assertThat(refused).isPositive();
        assertThat(matched + refused).isEqualTo(THREADS);
        assertThat(hashing.matches(PASSWORD, hash)).isTrue();
    }
}
