package br.com.basecommerce.construction.access;

import br.com.basecommerce.common.identity.Permission;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a user needs for a route; with several permissions any one of them is enough. Stands on the method of a controller, or
 * on the controller for all of its methods. Whether "own" rows are meant is decided by the feature, in its queries.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface RequiresPermission {

    Permission[] value();
}
