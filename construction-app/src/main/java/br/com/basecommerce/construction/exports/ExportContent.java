package br.com.basecommerce.construction.exports;

import java.io.EOFException;
import java.io.InputStream;
import java.util.Objects;
import java.util.UUID;
import org.springframework.core.io.AbstractResource;

/** The file of an export that is ready, read part by part; it can be read from anywhere, so that a broken download goes on. */
final class ExportContent extends AbstractResource {

    private final Parts parts;
    private final UUID export;
    private final long length;

    /** @throws NullPointerException when the export is not ready */
    ExportContent(Parts parts, StoreExport export) {
        this.parts = parts;
        this.export = export.id();
        this.length = Objects.requireNonNull(export.bytes());
    }

    @Override
    public String getDescription() {
        return "export " + export;
    }

    @Override
    public boolean exists() {
        return true;
    }

    @Override
    public long contentLength() {
        return length;
    }

    @Override
    public InputStream getInputStream() {
        return new Reading();
    }

    private final class Reading extends InputStream {

        private long position;
        private int held = -1;
        private byte[] part = {};

        @Override
        public int read() throws EOFException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int wanted) throws EOFException {
            if (wanted == 0) {
                return 0;
            }
            if (position >= length) {
                return -1;
            }
            hold((int) (position / Parts.SIZE));
            int from = (int) (position % Parts.SIZE);
            int given = Math.min(wanted, part.length - from);
            System.arraycopy(part, from, target, offset, given);
            position += given;
            return given;
        }

        private void hold(int number) throws EOFException {
            if (held != number) {
                part = parts.read(export, number).orElseThrow(() -> new EOFException("part " + number + " of "
                        + getDescription() + " has expired"));
                held = number;
            }
        }

        @Override
        public long skip(long bytes) {
            long skipped = Math.clamp(bytes, 0, length - position);
            position += skipped;
            return skipped;
        }
    }
}
