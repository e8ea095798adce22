@NullMarked
package br.com.basecommerce.construction.exports;

import org.jspecify.annotations.NullMarked;
