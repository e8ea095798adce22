/** What people and programs type, read field by field with all errors at once. */
@NullMarked
package br.com.basecommerce.construction.forms;

import org.jspecify.annotations.NullMarked;
