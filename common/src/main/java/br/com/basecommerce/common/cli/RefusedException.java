package br.com.basecommerce.common.cli;

/** A change that the rules forbid; nothing was changed, and the message tells the operator why. */
public class RefusedException extends RuntimeException {

    public RefusedException(String message) {
        super(message);
    }
}
