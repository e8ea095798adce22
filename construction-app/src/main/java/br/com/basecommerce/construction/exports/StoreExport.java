package br.com.basecommerce.construction.exports;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One export of a store.
 *
 * @param finishedAt null while it is prepared, as is {@code expiresAt}
 * @param bytes of the file; null unless it is ready
 * @param sha256 of the file, hexadecimal; null unless it is ready
 * @param expiresAt when file and export are gone
 */
record StoreExport(UUID id, ExportStatus status, Instant createdAt, @Nullable Instant finishedAt, @Nullable Long bytes,
        @Nullable String sha256, @Nullable Instant expiresAt) {

    public boolean preparing() {
        return status == ExportStatus.PREPARING;
    }

    public boolean ready() {
        return status == ExportStatus.READY;
    }

    public boolean failed() {
        return status == ExportStatus.FAILED;
    }
}
