package br.com.basecommerce.auth.keys;

import java.time.Duration;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The public keys (RFC 7517), for whoever verifies an inner token. */
@RestController
class KeySetController {

    private static final Duration CACHED = Duration.ofSeconds(300);

    private final KeyRing keys;

    KeySetController(KeyRing keys) {
        this.keys = keys;
    }

    @GetMapping("/auth/.well-known/jwks.json")
    ResponseEntity<Map<String, Object>> published() {
        return ResponseEntity.ok().cacheControl(CacheControl.maxAge(CACHED).cachePublic())
                .body(keys.published().toJSONObject(true));
    }
}
