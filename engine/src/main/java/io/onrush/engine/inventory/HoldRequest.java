package io.onrush.engine.inventory;

import java.time.Duration;
import java.util.List;

/** What the hold script needs to know: seats by ordinal, distinct, and the terms of the event. */
record HoldRequest(HoldId id, String visitorId, List<Integer> ordinals, Duration timeToLive, int seatsPerVisitor) {}
