package io.onrush.seatmap.stream;

import io.onrush.seatmap.SeatMapApp;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A bare HTTP/1.1 client over a socket, which sees what is really sent and reads no more than it is told to. */
final class SseClient implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;
    private final String head;
    private int leftInChunk;

    private SseClient(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.head = readUntil("\r\n\r\n");
    }

    static SseClient connect(UUID event, String... headers) throws IOException {
        return connect("/api/v1/events/" + event + "/availability/stream", headers);
    }

    static SseClient connect(String path, String... headers) throws IOException {
        return new SseClient(request(new Socket(), path, headers));
    }

    /** Sends the request and never reads: no head, no event. A small receive buffer makes it felt soon. */
    static Socket deaf(UUID event) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        return request(socket, "/api/v1/events/" + event + "/availability/stream");
    }

    /** Begins to read what a deaf client was sent. */
    static SseClient reading(Socket deaf) throws IOException {
        return new SseClient(deaf);
    }

    private static Socket request(Socket socket, String path, String... headers) throws IOException {
        socket.setSoTimeout(5_000);
        socket.connect(new InetSocketAddress("localhost", SeatMapApp.port()));
        StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        socket.getOutputStream().write(request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** Status line and headers. */
    String head() {
        return head;
    }

    /** The next block up to its blank line, which is not included: an event, a comment or a hint. */
    String next() throws IOException {
        StringBuilder block = new StringBuilder();
        while (block.length() < 2 || block.charAt(block.length() - 1) != '\n'
                || block.charAt(block.length() - 2) != '\n') {
            block.append((char) readBody());
        }
        return block.substring(0, block.length() - 2);
    }

    /** The next block that is no heartbeat. */
    String nextEvent() throws IOException {
        String block = next();
        return block.equals(": hb") ? nextEvent() : block;
    }

    /** The JSON of an event. */
    static String data(String event) {
        return event.substring(event.indexOf("data: ") + 6);
    }

    /** Ends the connection by a reset, as a client that dies does. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private int readBody() throws IOException {
        if (leftInChunk == 0) {
            leftInChunk = Integer.parseInt(readUntil("\r\n").strip(), 16);
        }
        int read = in.read();
        if (--leftInChunk == 0) {
            readUntil("\r\n");
        }
        return read;
    }

    private String readUntil(String end) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        while (!read.toString(StandardCharsets.US_ASCII).endsWith(end)) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("closed after: " + read);
            }
            read.write(next);
        }
        return read.toString(StandardCharsets.US_ASCII);
    }
}
