package io.onrush.seatmap.stream;

import io.onrush.seatmap.plan.Plans;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/** What a watcher knows about the seats: it applies what it receives, as a client does, and refuses to go back. */
final class SeatPicture {

    private byte[] seats;
    private long seq = -1;
    private int snapshots;
    private int messages;

    void apply(byte[] json) {
        apply(new String(json, StandardCharsets.UTF_8));
    }

    void apply(String json) {
        JsonNode message = Plans.JSON.readTree(json);
        messages++;
        if (message.has("seats")) {
            snapshots++;
            seats = message.path("seats").stringValue().getBytes(StandardCharsets.US_ASCII);
        } else {
            message.path("changes").forEach(change ->
                    seats[change.get(0).intValue()] = (byte) change.get(1).stringValue().charAt(0));
        }
        long next = message.path("seq").longValue();
        if (next < seq) {
            throw new AssertionError("went back from " + seq + " to " + next);
        }
        seq = next;
    }

    byte[] seats() {
        return seats;
    }

    long seq() {
        return seq;
    }

    int snapshots() {
        return snapshots;
    }

    int messages() {
        return messages;
    }
}
