/** The landing page: what is due and how the store is doing, by role. */
@NullMarked
package br.com.basecommerce.construction.dashboard;

import org.jspecify.annotations.NullMarked;
