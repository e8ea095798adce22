package br.com.basecommerce.common.web.assets;

import org.springframework.http.MediaType;

/** One static file, held in memory: all of them together are some 150 kB. */
@SuppressWarnings("ArrayRecordComponent") // Never compared and never changed; a copy per answer would cost for nothing.
record Asset(byte[] content, MediaType type) {}
