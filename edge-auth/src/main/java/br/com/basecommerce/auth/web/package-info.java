/** What all pages and routes of the service share: security, headers, service endpoints. */
@NullMarked
package br.com.basecommerce.auth.web;

import org.jspecify.annotations.NullMarked;
