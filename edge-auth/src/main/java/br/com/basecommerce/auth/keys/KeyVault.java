package br.com.basecommerce.auth.keys;

import com.nimbusds.jose.jwk.ECKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Seals the private part of signing keys with {@code SECRET_KEY}; opens what that or the previous one sealed. */
@Component
class KeyVault {

    private final SecretBox present;
    private final List<SecretBox> known;

    KeyVault(KeySettings settings) {
        this.present = new SecretBox(settings.secret());
        this.known = Stream.concat(Stream.of(present),
                Stream.of(settings.previousSecret()).filter(secret -> !secret.isBlank()).map(SecretBox::new)).toList();
    }

    byte[] seal(ECKey key) {
        return present.seal(key.toJSONString().getBytes(StandardCharsets.UTF_8), key.getKeyID());
    }

    /** Empty when neither secret opens it. */
    Optional<ECKey> open(String kid, byte[] sealed) {
        return known.stream().flatMap(box -> open(box, kid, sealed).stream()).findFirst();
    }

    private static Optional<ECKey> open(SecretBox box, String kid, byte[] sealed) {
        try {
            return Optional.of(ECKey.parse(new String(box.open(sealed, kid), StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException | ParseException sealedOtherwise) {
            return Optional.empty();
        }
    }
}
