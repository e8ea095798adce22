/** What all pages and routes of the service share. */
@NullMarked
package br.com.basecommerce.auth.web;

import org.jspecify.annotations.NullMarked;
