/** The store's look: its two colours and its logo. */
@NullMarked
package br.com.basecommerce.auth.branding;

import org.jspecify.annotations.NullMarked;
