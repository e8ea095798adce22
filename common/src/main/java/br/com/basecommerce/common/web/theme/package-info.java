/** A store's two colours turned into a style sheet that stays readable. */
@NullMarked
package br.com.basecommerce.common.web.theme;

import org.jspecify.annotations.NullMarked;
