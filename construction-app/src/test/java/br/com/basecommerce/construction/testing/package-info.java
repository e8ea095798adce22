/** Real database, real tokens and ready stores for the integration tests of the vertical. */
@NullMarked
package br.com.basecommerce.construction.testing;

import org.jspecify.annotations.NullMarked;
