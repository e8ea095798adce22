/** Work that goes on beside requests: loops that start, back off and stop in good order. */
@NullMarked
package br.com.basecommerce.common.background;

import org.jspecify.annotations.NullMarked;
