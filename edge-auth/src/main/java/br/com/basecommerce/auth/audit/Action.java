package br.com.basecommerce.auth.audit;

/** What is written down: whom or what it concerns, and what became of it, as in the trail of every service. */
public enum Action {

    SIGNED_IN("user.signed_in"),
    SIGN_IN_FAILED("user.sign_in_failed"),
    ACCOUNT_LOCKED("user.locked"),
    ADDRESS_BLOCKED("address.blocked"),
    SIGNED_OUT("user.signed_out"),
    SESSION_REVOKED("session.revoked"),
    ACCESS_REFUSED("access.refused"),

    USER_CREATED("user.created"),
    USER_DISABLED("user.disabled"),
    USER_ENABLED("user.enabled"),
    ROLE_CHANGED("user.role_changed"),
    ACCESS_LINK_CREATED("access_link.created"),
    PASSWORD_SET("user.password_set"),

    TOKEN_CREATED("token.created"),
    TOKEN_REVOKED("token.revoked"),
    KEY_ROTATED("key.rotated"),

    TENANT_CREATED("tenant.created"),
    TENANT_DISABLED("tenant.disabled"),
    TENANT_ENABLED("tenant.enabled"),
    TENANT_CHANGED("tenant.changed"),
    BRANDING_CHANGED("branding.changed"),

    PROBE_OPENED("probe.opened"),
    PROBE_CLOSED("probe.closed");

    private final String code;

    Action(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }
}
