/** How value types stand in columns; applied to every attribute of their type. */
@NullMarked
package br.com.basecommerce.common.values.persistence;

import org.jspecify.annotations.NullMarked;
