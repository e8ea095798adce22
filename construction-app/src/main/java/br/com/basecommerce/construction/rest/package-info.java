/** The conventions of the REST interface: cursors, versions, JSON. */
@NullMarked
package br.com.basecommerce.construction.rest;

import org.jspecify.annotations.NullMarked;
