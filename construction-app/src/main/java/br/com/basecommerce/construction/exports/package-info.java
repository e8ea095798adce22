/** "Levar meus dados": everything of a store in one file, made in the background and kept for a day. */
@NullMarked
package br.com.basecommerce.construction.exports;

import org.jspecify.annotations.NullMarked;
