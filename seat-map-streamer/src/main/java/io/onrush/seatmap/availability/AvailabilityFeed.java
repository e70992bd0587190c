package io.onrush.seatmap.availability;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * One event's availability on this node, as watchers see it. A watcher keeps a {@link FeedPosition}, is told by its
 * {@link FeedListener} that something changed, and asks with {@link #next} when it is able to send; so nothing is queued
 * for a slow watcher and nobody waits for it.
 */
public interface AvailabilityFeed {

    /** Listens from now on. A feed that has ended closes the listener at once. */
    void listen(FeedListener listener);

    /** Forgets a listener; harmless when repeated. */
    void forget(FeedListener listener);

    /** Where a watcher stands who says it has everything up to a number. */
    FeedPosition resumeAt(OptionalLong seq);

    /** The one message that brings a watcher up to date; empty when it is. */
    Optional<AvailabilityMessage> next(FeedPosition position);
}
