package io.onrush.engine.edge;

import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebInputException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Bodies of hot calls, read and written by the same mapper as all others. */
public final class HotJson {

    private final JsonMapper json;

    HotJson(JsonMapper json) {
        this.json = json;
    }

    /** Null for an empty body; fails with {@code malformed-request} for one that cannot be read. */
    public <T> @Nullable T read(byte[] body, Class<T> type) {
        try {
            return body.length == 0 ? null : json.readValue(body, type);
        } catch (JacksonException e) {
            throw UnreadableBody.problem(new ServerWebInputException("unreadable", null, e));
        }
    }

    public byte[] write(Object body) {
        return json.writeValueAsBytes(body);
    }
}
