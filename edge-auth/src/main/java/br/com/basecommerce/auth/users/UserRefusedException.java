package br.com.basecommerce.auth.users;

import br.com.basecommerce.common.cli.RefusedException;

/** A change of users that the rules forbid; its message is for the operator. */
public class UserRefusedException extends RefusedException {

    private UserRefusedException(String message) {
        super(message);
    }

    static UserRefusedException duplicate(String email) {
        return new UserRefusedException("the store already has a user with the e-mail " + email);
    }

    static UserRefusedException unknown() {
        return new UserRefusedException("the store has no such user");
    }

    static UserRefusedException lastAdmin() {
        return new UserRefusedException("the last active administrator can be neither disabled nor given another role");
    }

    static UserRefusedException customerDoesNotFit() {
        return new UserRefusedException(
                "role customer needs the customer it buys for, no other role has one, and the two never change into each other");
    }
}
