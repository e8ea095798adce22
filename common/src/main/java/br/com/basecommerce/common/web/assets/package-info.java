/** Style sheets, scripts and pictures under addresses that change when they do, so that a browser keeps them for good. */
@NullMarked
package br.com.basecommerce.common.web.assets;

import org.jspecify.annotations.NullMarked;
