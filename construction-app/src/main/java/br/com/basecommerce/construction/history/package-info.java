/** What happened: status changes and the audit trail. */
@NullMarked
package br.com.basecommerce.construction.history;

import org.jspecify.annotations.NullMarked;
