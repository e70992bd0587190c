package io.onrush.seatmap.stream;

import io.onrush.seatmap.availability.AvailabilityFeed;
import io.onrush.seatmap.availability.AvailabilityMessage;
import io.onrush.seatmap.availability.FeedPosition;
import java.util.Optional;
import java.util.OptionalLong;

/** What is remembered of one watcher: how far it has come. Used by one message at a time. */
final class Watcher {

    private final AvailabilityFeed feed;
    private final StreamMeter meter;
    private FeedPosition position;
    private boolean upToDate;

    Watcher(AvailabilityFeed feed, OptionalLong lastSeq, StreamMeter meter) {
        this.feed = feed;
        this.meter = meter;
        this.position = feed.resumeAt(lastSeq);
    }

    /** The next message; empty when the watcher has everything. */
    Optional<AvailabilityMessage> next() {
        Optional<AvailabilityMessage> message = feed.next(position);
        message.ifPresent(this::sent);
        return message;
    }

    private void sent(AvailabilityMessage message) {
        boolean knewNothing = position.equals(FeedPosition.NOTHING);
        // What piled up before this watcher came back is not what it was too slow for.
        meter.sent(message.kind() == AvailabilityMessage.Kind.SNAPSHOT && !knewNothing, upToDate ? message.ticks() - 1 : 0);
        position = message.positionAfter(position);
        upToDate = true;
    }
}
