package io.onrush.loadtests.shopper;

import tools.jackson.databind.JsonNode;

/** The map as one watcher has it, from what its stream has sent. */
final class SeatPicture {

    private StringBuilder seats = new StringBuilder();
    private long seq = -1;
    private boolean wentBack;

    /** Takes a frame; true where it was one of seats. */
    boolean take(SseFrame frame) {
        return switch (frame.event()) {
            case "snapshot" -> replace(frame.data());
            case "changes" -> change(frame.data());
            default -> false;
        };
    }

    private boolean replace(JsonNode snapshot) {
        seats = new StringBuilder(snapshot.get("seats").asString());
        seq = snapshot.get("seq").asLong();
        return true;
    }

    /** A change that is older than what the picture shows already would undo what came after it. */
    private boolean change(JsonNode changes) {
        long next = changes.get("seq").asLong();
        wentBack |= next <= seq;
        for (JsonNode change : changes.get("changes")) {
            seats.setCharAt(change.get(0).asInt(), change.get(1).asString().charAt(0));
        }
        seq = next;
        return true;
    }

    long seq() {
        return seq;
    }

    boolean wentBack() {
        return wentBack;
    }

    boolean shows(String availability) {
        return availability.contentEquals(seats);
    }
}
