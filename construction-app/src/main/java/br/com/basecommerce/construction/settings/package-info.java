/** How the store wants to work. */
@NullMarked
package br.com.basecommerce.construction.settings;

import org.jspecify.annotations.NullMarked;
