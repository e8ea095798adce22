/** Photos and signatures, and how long they are kept. */
@NullMarked
package br.com.basecommerce.construction.attachments;

import org.jspecify.annotations.NullMarked;
