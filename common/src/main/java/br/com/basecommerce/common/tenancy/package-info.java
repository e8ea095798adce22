/** Knows for which store the present work is done, and hands that store to the database. */
@NullMarked
package br.com.basecommerce.common.tenancy;

import org.jspecify.annotations.NullMarked;
