/** The store a request belongs to: its profile, its people, its calendar. */
@NullMarked
package br.com.basecommerce.construction.store;

import org.jspecify.annotations.NullMarked;
