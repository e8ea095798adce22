/** Who works, in which role, and what that role may do ({@code product.md} section 5). */
@NullMarked
package br.com.basecommerce.common.identity;

import org.jspecify.annotations.NullMarked;
