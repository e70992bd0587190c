package io.onrush.seatmap.stream;

import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads how far a returning watcher has come. What cannot be read means "nothing": a snapshot is always right. */
final class LastSeq {

    private LastSeq() {
    }

    static OptionalLong parse(String text) {
        try {
            long seq = Long.parseLong(text.strip());
            return seq < 0 ? OptionalLong.empty() : OptionalLong.of(seq);
        } catch (NumberFormatException garbage) {
            return OptionalLong.empty();
        }
    }

    /** From {@code {"lastSeq": n}}. */
    static OptionalLong parseJson(JsonMapper json, byte[] payload) {
        try {
            JsonNode seq = json.readTree(payload).path("lastSeq");
            return seq.isIntegralNumber() ? parse(seq.asString()) : OptionalLong.empty();
        } catch (JacksonException garbage) {
            return OptionalLong.empty();
        }
    }
}
