/** The four services as processes of their own, as they run on the droplets. */
@NullMarked
package br.com.basecommerce.local.services;

import org.jspecify.annotations.NullMarked;
