package io.onrush.loadtests.audit;

import java.util.List;
import java.util.UUID;

/** An order that was bought. */
record Sold(UUID eventId, UUID orderId, String holdId, List<String> seats) {}
