package br.com.basecommerce.auth.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import org.junit.jupiter.api.Test;

class KeyVaultTest {

    private static final String OLD = "Kq83zv-one-secret-key-of-the-edge-7";
    private static final String NEW = "Kq83zv-another-key-of-the-edge-0007";

    private final ECKey key = key();
    private final byte[] sealed = new KeyVault(new KeySettings(OLD, "")).seal(key);

    @Test
    void afterTheSecretWasChangedThePreviousOneStillOpensWhatItSealed() {
        assertThat(new KeyVault(new KeySettings(NEW, OLD)).open("kid-1", sealed)).hasValue(key);
        assertThat(new KeyVault(new KeySettings(NEW, "")).open("kid-1", sealed)).isEmpty();
    }

    @Test
    void whatIsSealedFromThenOnNeedsTheNewSecretOnly() {
        byte[] resealed = new KeyVault(new KeySettings(NEW, OLD)).seal(key);

        assertThat(new KeyVault(new KeySettings(NEW, "")).open("kid-1", resealed)).hasValue(key);
        assertThat(new KeyVault(new KeySettings(OLD, "")).open("kid-1", resealed)).isEmpty();
    }

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("kid-1").generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
