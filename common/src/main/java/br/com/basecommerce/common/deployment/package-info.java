/** Where this service runs: locally or for real, and under which addresses. */
@NullMarked
package br.com.basecommerce.common.deployment;

import org.jspecify.annotations.NullMarked;
