package br.com.basecommerce.auth.keys;

/** The present {@code SECRET_KEY} does not open the key that has to sign. */
class UnreadableKeyException extends IllegalStateException {

    UnreadableKeyException(String kid) {
        super("SECRET_KEY does not open the signing key " + kid + ". Set SECRET_KEY_PREVIOUS to the key that was used"
                + " before, or make a new signing key with: basecommerce key rotate");
    }
}
