/** What is sold, in which units, at which prices. */
@NullMarked
package br.com.basecommerce.construction.catalogue;

import org.jspecify.annotations.NullMarked;
