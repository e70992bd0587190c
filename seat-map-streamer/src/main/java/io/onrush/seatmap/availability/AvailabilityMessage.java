package io.onrush.seatmap.availability;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One message for watchers: a snapshot, changes of seats, or the stock. Encoded at the first use of each form and then shared by all who need
 * it; the arrays must not be changed. Safe for any number of threads.
 */
public final class AvailabilityMessage {

    /** The message's name, as SSE's {@code event} field and RSocket's {@code event} member carry it. */
    public enum Kind {
        SNAPSHOT("snapshot"),
        CHANGES("changes"),
        STOCK("stock");

        private final String event;

        Kind(String event) {
            this.event = event;
        }
    }

    private final Kind kind;
    private final FeedPosition position;
    private final int ticks;
    private final Supplier<byte[]> encoder;
    private byte @Nullable [] json;
    private byte @Nullable [] sse;
    private byte @Nullable [] rsocket;

    AvailabilityMessage(Kind kind, FeedPosition position, int ticks, Supplier<byte[]> encoder) {
        this.kind = kind;
        this.position = position;
        this.ticks = ticks;
        this.encoder = encoder;
    }

    public Kind kind() {
        return kind;
    }

    /** Where a watcher is who was at a position and has received this: changes say nothing of the stock, and it nothing of seats. */
    public FeedPosition positionAfter(FeedPosition before) {
        return switch (kind) {
            case SNAPSHOT -> position;
            case CHANGES -> new FeedPosition(position.epoch(), position.seq(), before.stock());
            case STOCK -> new FeedPosition(before.epoch(), before.seq(), position.stock());
        };
    }

    /** How many ticks with changes this tells of; 1 for a snapshot and for stock. */
    public int ticks() {
        return ticks;
    }

    /** The JSON object: {@code {seq, seats, categories, stock}}, {@code {seq, changes}} or {@code {stock}}. */
    public synchronized byte[] json() {
        if (json == null) {
            json = encoder.get();
        }
        return json;
    }

    /** A whole server-sent event, blank line included. Stock has no id: it is told whole, and the number of the seats stays. */
    public synchronized byte[] sse() {
        if (sse == null) {
            String id = kind == Kind.STOCK ? "" : "\nid: " + position.seq();
            sse = wrapped("event: " + kind.event + id + "\ndata: ", json(), 0, "\n\n");
        }
        return sse;
    }

    /** The JSON object with a first member {@code event}. */
    public synchronized byte[] rsocket() {
        if (rsocket == null) {
            rsocket = wrapped("{\"event\":\"" + kind.event + "\",", json(), 1, "");
        }
        return rsocket;
    }

    private static byte[] wrapped(String before, byte[] body, int skip, String after) {
        byte[] head = before.getBytes(StandardCharsets.US_ASCII);
        byte[] tail = after.getBytes(StandardCharsets.US_ASCII);
        byte[] whole = new byte[head.length + body.length - skip + tail.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(body, skip, whole, head.length, body.length - skip);
        System.arraycopy(tail, 0, whole, whole.length - tail.length, tail.length);
        return whole;
    }
}
