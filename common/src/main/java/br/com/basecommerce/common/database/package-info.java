/** The shared database: the schema of a service, its migrations, its readiness. */
@NullMarked
package br.com.basecommerce.common.database;

import org.jspecify.annotations.NullMarked;
