/** Money, quantities and Brazilian identifiers as types, so that a wrong one cannot be passed, stored or shown. */
@NullMarked
package br.com.basecommerce.common.values;

import org.jspecify.annotations.NullMarked;
