/** What the engines advise, and what people answered. */
@NullMarked
package br.com.basecommerce.construction.insights;

import org.jspecify.annotations.NullMarked;
