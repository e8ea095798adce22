/** What went wrong, said once: as RFC 9457 problem to a program, as page or alert to a person. */
@NullMarked
package br.com.basecommerce.common.web.problem;

import org.jspecify.annotations.NullMarked;
