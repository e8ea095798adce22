package br.com.basecommerce.common.values;

/** A text that had to be of a type and is not, where no person stands by to correct it. */
public class RefusedException extends IllegalArgumentException {

    private final Refusal reason;

    RefusedException(Refusal reason) {
        super(reason.messageKey());
        this.reason = reason;
    }

    public Refusal reason() {
        return reason;
    }
}
