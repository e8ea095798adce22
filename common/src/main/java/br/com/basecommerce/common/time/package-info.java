/** The clock from which every service takes its time. */
@NullMarked
package br.com.basecommerce.common.time;

import org.jspecify.annotations.NullMarked;
