/** Refuses to start with a secret that is missing, short or a sample. */
@NullMarked
package br.com.basecommerce.common.secrets;

import org.jspecify.annotations.NullMarked;
