package br.com.basecommerce.common.tenancy;

import java.lang.ScopedValue.CallableOp;
import java.util.Optional;

/**
 * The tenant of the present request, job or event, decided once and bound for the length of that work.
 *
 * <p>A scoped value instead of a thread local: it cannot be changed, forgotten or left behind on a pooled thread.
 */
public final class TenantContext {

    private static final ScopedValue<Tenant> CURRENT = ScopedValue.newInstance();

    private TenantContext() {}

    /** @throws NoTenantException when no tenant is bound */
    public static Tenant required() {
        return CURRENT.orElseThrow(NoTenantException::new);
    }

    public static Optional<Tenant> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    public static <R, X extends Throwable> R call(Tenant tenant, CallableOp<? extends R, X> work) throws X {
        return ScopedValue.where(CURRENT, tenant).call(work);
    }

    public static void run(Tenant tenant, Runnable work) {
        ScopedValue.where(CURRENT, tenant).run(work);
    }
}
