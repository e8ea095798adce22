package br.com.basecommerce.construction.repetition;

import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.common.web.problem.ProblemType;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A request whose content was read to be compared, and can be read again. */
final class HashedRequest extends HttpServletRequestWrapper {

    private static final Set<String> NOT_COMPARED = Set.of("_csrf", RepetitionFilter.FIELD);
    private static final int LARGEST_BODY = 1_048_576;

    private final byte @Nullable [] body;
    private final String hash;

    private HashedRequest(HttpServletRequest request, byte @Nullable [] body, String hash) {
        super(request);
        this.body = body;
        this.hash = hash;
    }

    /** A form by its fields, anything else by its bytes. */
    static HashedRequest of(HttpServletRequest request) throws IOException {
        String type = request.getContentType();
        boolean form = type != null && (type.startsWith("application/x-www-form-urlencoded")
                || type.startsWith("multipart/"));
        if (form) {
            return new HashedRequest(request, null, sha256(fields(request).getBytes(StandardCharsets.UTF_8)));
        }
        byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            throw ProblemException.of(ProblemType.PAYLOAD_TOO_LARGE);
        }
        return new HashedRequest(request, body, sha256(body));
    }

    String hash() {
        return hash;
    }

    private static String fields(HttpServletRequest request) {
        Map<String, String> fields = new TreeMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (!NOT_COMPARED.contains(name)) {
                fields.put(name, Arrays.toString(values));
            }
        });
        return fields.toString();
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return body == null ? super.getInputStream() : new Again(body);
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return body == null
                ? super.getReader()
                : new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    private static final class Again extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        Again(byte[] body) {
            bytes = new ByteArrayInputStream(body);
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return bytes.read(target, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("the body is there already");
        }
    }
}
