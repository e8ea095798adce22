package br.com.basecommerce.common.secrets;

import java.util.List;

/** A service was started with a secret that is missing, short or a sample. */
public class WeakSecretException extends RuntimeException {

    private final transient List<String> objections;

    WeakSecretException(List<String> objections) {
        super(String.join(" ", objections));
        this.objections = List.copyOf(objections);
    }

    /** One sentence for each bad secret. */
    public List<String> objections() {
        return objections;
    }
}
