package io.onrush.loadtests.shopper;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server-sent event as Gatling shows it: JSON, with the data in it where they are JSON too. */
record SseFrame(String event, JsonNode data) {

    private static final JsonMapper JSON = new JsonMapper();

    static SseFrame read(String message) {
        JsonNode frame = JSON.readTree(message);
        return new SseFrame(frame.path("event").asString(""), frame.path("data"));
    }
}
