/** What every module of the suite shares. */
@NullMarked
package br.com.basecommerce.common;

import org.jspecify.annotations.NullMarked;
