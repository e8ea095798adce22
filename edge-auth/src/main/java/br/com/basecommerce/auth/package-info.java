/** The edge's identity service: who a person or program is, and for which store. */
@NullMarked
package br.com.basecommerce.auth;

import org.jspecify.annotations.NullMarked;
