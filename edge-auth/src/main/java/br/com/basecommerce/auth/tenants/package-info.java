/** The stores: found by the slug of their address, made and switched off by the operator. */
@NullMarked
package br.com.basecommerce.auth.tenants;

import org.jspecify.annotations.NullMarked;
