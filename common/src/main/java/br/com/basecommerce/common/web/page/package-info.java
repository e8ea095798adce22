/**
 * What every page needs besides its own content: frame, menu, states, formats, headers.
 *
 * <p>A service contributes a {@link br.com.basecommerce.common.web.page.Storefronts} (whose store is this), a
 * {@link br.com.basecommerce.common.web.page.Menu} (which pages there are) and its words in {@code messages/app.properties}.
 * The templates are {@code layout/*.html} and {@code error/*.html}; each says at its top how it is used.
 */
@NullMarked
package br.com.basecommerce.common.web.page;

import org.jspecify.annotations.NullMarked;
