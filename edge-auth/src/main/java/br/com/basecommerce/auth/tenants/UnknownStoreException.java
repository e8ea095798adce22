package br.com.basecommerce.auth.tenants;

/** No active store has the address that was asked; nobody learns whether it once had or is switched off. */
class UnknownStoreException extends RuntimeException {

    UnknownStoreException() {
        super("no active store at this address");
    }
}
