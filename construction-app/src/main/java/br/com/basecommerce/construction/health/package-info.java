/** Whether the service can work. */
@NullMarked
package br.com.basecommerce.construction.health;

import org.jspecify.annotations.NullMarked;
