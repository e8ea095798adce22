package br.com.basecommerce.common.tenancy;

/** Thrown where work for a store begins although nobody said for which; always a programming error. */
public class NoTenantException extends IllegalStateException {

    NoTenantException() {
        super("no tenant is bound to this work: wrap it in TenantContext.call");
    }
}
