package br.com.basecommerce.construction.exports;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One export of a store.
 *
 * @param finishedAt null while it is prepared, as is {@code expiresAt}
 * @param bytes of the file; null until it is made
 * @param sha256 of the file, hexadecimal; null until it is made
 * @param expiresAt when file and export are gone
 */
record StoreExport(UUID id, int version, Instant createdAt, Instant updatedAt, ExportStatus status,
        @Nullable Instant finishedAt, @Nullable Long bytes, @Nullable String sha256, @Nullable Instant expiresAt) {

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
