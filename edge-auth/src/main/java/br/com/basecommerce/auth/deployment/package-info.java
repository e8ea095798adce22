/** Where this service runs: locally or for real, and under which addresses. */
@NullMarked
package br.com.basecommerce.auth.deployment;

import org.jspecify.annotations.NullMarked;
