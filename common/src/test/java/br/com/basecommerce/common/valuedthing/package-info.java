/** An application's entity, away from the converters, as those of the services are. */
@NullMarked
package br.com.basecommerce.common.valuedthing;

import org.jspecify.annotations.NullMarked;
