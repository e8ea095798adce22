package br.com.basecommerce.auth.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;

class SecretBoxTest {

    private static final byte[] CONTENT = "a private key".getBytes(StandardCharsets.UTF_8);

    private final SecretBox box = new SecretBox("Kq83zv-one-secret-key-of-the-edge-7");

    @Test
    void whatIsSealedOpensWithTheSameKeyAndLabel() throws GeneralSecurityException {
        assertThat(box.open(box.seal(CONTENT, "kid-1"), "kid-1")).isEqualTo(CONTENT);
    }

    @Test
    void theSameContentNeverLooksTheSame() {
        assertThat(box.seal(CONTENT, "kid-1")).isNotEqualTo(box.seal(CONTENT, "kid-1"));
    }

    @Test
    void anotherKeyOrLabelOpensNothing() {
        byte[] sealed = box.seal(CONTENT, "kid-1");
        SecretBox other = new SecretBox("Kq83zv-another-key-of-the-edge-0007");

        assertThatThrownBy(() -> other.open(sealed, "kid-1")).isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> box.open(sealed, "kid-2")).isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void aChangedByteIsNoticed() {
        byte[] sealed = box.seal(CONTENT, "kid-1");
        sealed[sealed.length - 1] ^= 1;

        assertThatThrownBy(() -> box.open(sealed, "kid-1")).isInstanceOf(GeneralSecurityException.class);
    }
}
