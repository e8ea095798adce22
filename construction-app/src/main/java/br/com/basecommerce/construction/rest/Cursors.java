package br.com.basecommerce.construction.rest;

import br.com.basecommerce.common.tenancy.TenantContext;
import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.common.web.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where the next page of a list begins: the sort values and id of the last row, opaque to the caller and signed for its store
 * and its list, so that it cannot be made up or carried elsewhere.
 */
@Component
public class Cursors {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SIGNATURE = 12;

    private final SecretKeySpec key;
    private final JsonMapper json;

    Cursors(@Value("${basecommerce.secrets.keys.SECRET_KEY}") String secretKey, JsonMapper json) {
        this.key = new SecretKeySpec(("cursor:" + secretKey).getBytes(StandardCharsets.UTF_8), ALGORITHM);
        this.json = json;
    }

    /** @param list name of the list with its filters and sort: a cursor is good for no other */
    public String encode(String list, List<String> values) {
        byte[] content = json.writeValueAsBytes(values);
        byte[] signature = sign(list, content);
        byte[] cursor = Arrays.copyOf(signature, SIGNATURE + content.length);
        System.arraycopy(content, 0, cursor, SIGNATURE, content.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
    }

    /** @throws ProblemException invalid-cursor, when this service did not make it for this store and list */
    public List<String> decode(String list, String cursor) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            byte[] content = Arrays.copyOfRange(bytes, Math.min(SIGNATURE, bytes.length), bytes.length);
            if (MessageDigest.isEqual(Arrays.copyOf(bytes, Math.min(SIGNATURE, bytes.length)), sign(list, content))) {
                return json.readValue(content, new TypeReference<List<String>>() {
                });
            }
        } catch (IllegalArgumentException | JacksonException notOurs) {
            throw ProblemException.of(ProblemType.INVALID_CURSOR);
        }
        throw ProblemException.of(ProblemType.INVALID_CURSOR);
    }

    private byte[] sign(String list, byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((TenantContext.required().id() + "\n" + list + "\n").getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(mac.doFinal(content), SIGNATURE);
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
        }
    }
}
