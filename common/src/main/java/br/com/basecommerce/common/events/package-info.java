/** The only way in which verticals and engines meet: events, written with the business they report. */
@NullMarked
package br.com.basecommerce.common.events;

import org.jspecify.annotations.NullMarked;
