/** What stands around every page: the store's face and the menu. */
@NullMarked
package br.com.basecommerce.construction.frame;

import org.jspecify.annotations.NullMarked;
