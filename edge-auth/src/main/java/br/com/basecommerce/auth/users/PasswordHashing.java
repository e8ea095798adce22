package br.com.basecommerce.auth.users;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Argon2id with 19 MiB, two passes, one lane (OWASP), at most four at once: a storm of sign-ins must exhaust neither the
 * memory nor the threads that answer everything else.
 */
@Component
class PasswordHashing {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int AT_ONCE = 4;
    private static final int WAITING = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** Of a password that nobody has: comparing with it takes as long as with a real one. */
    private static final String NOBODYS_HASH = "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s".formatted(MEMORY_KIB, PASSES,
            LANES, "A".repeat(22), "A".repeat(43));

    private final Argon2PasswordEncoder argon2 = new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB,
            PASSES);
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    /** @throws HashingBusyException when no place is free within three seconds */
    String hash(String password) {
        return inTurn(() -> argon2.encode(password));
    }

    /** @throws HashingBusyException when no place is free within three seconds */
    boolean matches(String password, String hash) {
        return inTurn(() -> argon2.matches(password, hash));
    }

    /** Takes the time of a comparison. */
    void pretendToMatch(String password) {
        matches(password, NOBODYS_HASH);
    }

    private <T> T inTurn(Supplier<T> work) {
        takePlace();
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private void takePlace() {
        try {
            boolean crowded = places.getQueueLength() >= WAITING;
            if (crowded || !places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new HashingBusyException();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new HashingBusyException();
        }
    }
}
