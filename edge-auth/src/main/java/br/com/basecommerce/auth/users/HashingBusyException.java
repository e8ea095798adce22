package br.com.basecommerce.auth.users;

/** Too many people sign in at this moment; a few seconds later it works. */
public class HashingBusyException extends RuntimeException {

    HashingBusyException() {
        super("all places for password hashing are taken");
    }
}
