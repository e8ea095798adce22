package br.com.basecommerce.local.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Speaks HTTP to the edge byte by byte, because ordinary clients refuse to send what is to be refused. */
final class Wire {

    private final int port;

    Wire(int port) {
        this.port = port;
    }

    Answer get(String path, String... headers) {
        return send("GET", path, new byte[0], headers);
    }

    Answer post(String path, String body, String... headers) {
        return send("POST", path, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    Answer send(String method, String path, byte[] body, String... headers) {
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
        if (List.of(headers).stream().noneMatch(header -> header.startsWith("Host:"))) {
            head.append("Host: demo.localhost\r\n");
        }
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        if (body.length > 0) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        return raw("127.0.0.1", head.append("Connection: close\r\n\r\n").toString(), body);
    }

    /** Sends these bytes from a loopback address and reads until the edge closes. */
    Answer raw(String from, String head, byte[] body) {
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 5_000);
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            write(socket, body);
            return Answer.parse(readAll(socket));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A body that is refused half way is answered all the same. */
    private static void write(Socket socket, byte[] body) {
        try {
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
        } catch (IOException refusedHalfWay) {
            assert body.length > 0;
        }
    }

    private static byte[] readAll(Socket socket) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(all);
        } catch (IOException reset) {
            return all.toByteArray();
        }
        return all.toByteArray();
    }

    /** @param status 0 when the connection was closed without a word */
    record Answer(int status, List<Map.Entry<String, String>> headers, byte[] bytes) {

        static Answer parse(byte[] all) {
            String text = new String(all, StandardCharsets.ISO_8859_1);
            int end = text.indexOf("\r\n\r\n");
            if (end < 0) {
                return new Answer(0, List.of(), new byte[0]);
            }
            List<String> lines = text.substring(0, end).lines().toList();
            int status = Integer.parseInt(lines.getFirst().split(" ")[1]);
            if (status == 100) {
                return parse(text.substring(end + 4).getBytes(StandardCharsets.ISO_8859_1));
            }
            List<Map.Entry<String, String>> headers = lines.stream().skip(1)
                    .map(line -> Map.entry(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 1)
                            .strip()))
                    .toList();
            Answer whole = new Answer(status, headers, text.substring(end + 4).getBytes(StandardCharsets.ISO_8859_1));
            return "chunked".equalsIgnoreCase(whole.header("Transfer-Encoding"))
                    ? new Answer(status, headers, unchunked(text.substring(end + 4)))
                    : whole;
        }

        private static byte[] unchunked(String text) {
            StringBuilder body = new StringBuilder();
            int at = 0;
            while (at < text.length()) {
                int line = text.indexOf("\r\n", at);
                int size = Integer.parseInt(text.substring(at, line).strip(), 16);
                body.append(text, line + 2, line + 2 + size);
                at = size == 0 ? text.length() : line + 2 + size + 2;
            }
            return body.toString().getBytes(StandardCharsets.ISO_8859_1);
        }

        List<String> all(String name) {
            Predicate<Map.Entry<String, String>> named = header -> header.getKey().equalsIgnoreCase(name);
            return new ArrayList<>(headers.stream().filter(named).map(Map.Entry::getValue).toList());
        }

        @Nullable
        String header(String name) {
            return all(name).stream().findFirst().orElse(null);
        }

        String body() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
