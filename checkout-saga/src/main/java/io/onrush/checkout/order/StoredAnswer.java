package io.onrush.checkout.order;

import java.util.UUID;

/** The answer that is given again and again under one key, byte for byte. */
record StoredAnswer(String requestHash, UUID orderId, int status, String body) {
}
