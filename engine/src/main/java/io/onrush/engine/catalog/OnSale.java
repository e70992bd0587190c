package io.onrush.engine.catalog;

import java.time.Duration;
import java.util.UUID;

/** An event whose seats may be held, and for how long at a time. */
public record OnSale(UUID eventId, Duration holdTime) {}
