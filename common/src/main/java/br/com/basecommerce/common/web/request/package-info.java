/** What every HTTP request carries into the logs: its id and its trace. */
@NullMarked
package br.com.basecommerce.common.web.request;

import org.jspecify.annotations.NullMarked;
