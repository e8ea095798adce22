package br.com.basecommerce.construction.exports;

import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** Writes a file part by part, and knows its length and checksum in the end. */
final class PartsOutput extends OutputStream {

    private final Parts parts;
    private final UUID export;
    private final BooleanSupplier stopping;
    private final MessageDigest digest = sha256Digest();
    private final byte[] buffer = new byte[Parts.SIZE];
    private int filled;
    private int part;
    private long bytes;

    /** @param stopping whether the service is about to end */
    PartsOutput(Parts parts, UUID export, BooleanSupplier stopping) {
        this.parts = parts;
        this.export = export;
        this.stopping = stopping;
    }

    @Override
    public void write(int value) throws InterruptedIOException {
        write(new byte[]{(byte) value}, 0, 1);
    }

    /** @throws InterruptedIOException when the service is about to end: somebody else will begin anew */
    @Override
    public void write(byte[] content, int offset, int length) throws InterruptedIOException {
        int from = offset;
        int end = offset + length;
        while (from < end) {
            int taken = Math.min(end - from, buffer.length - filled);
            System.arraycopy(content, from, buffer, filled, taken);
            filled += taken;
            from += taken;
            if (filled == buffer.length) {
                store();
            }
        }
    }

    private void store() throws InterruptedIOException {
        if (stopping.getAsBoolean()) {
            throw new InterruptedIOException("the service ends");
        }
        digest.update(buffer, 0, filled);
        parts.write(export, part, filled == buffer.length ? buffer : Arrays.copyOf(buffer, filled));
        bytes += filled;
        part++;
        filled = 0;
    }

    /** Writes what is left, and ends the file. */
    Written end() throws InterruptedIOException {
        if (filled > 0) {
            store();
        }
        return new Written(bytes, HexFormat.of().formatHex(digest.digest()));
    }

    /** @param sha256 hexadecimal */
    record Written(long bytes, String sha256) {}

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
