package io.onrush.engine.edge;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a hot call is answered with.
 *
 * @param headers names and values in turn; those that every answer has are added
 * @param body    sent as it is, and never changed; empty for none
 * @param stream  sent in place of a body, on a connection that is closed at its end; null for none
 */
public record HotAnswer(int status, List<String> headers, byte[] body, @Nullable HotStream stream) {

    private static final byte[] NOTHING = new byte[0];

    HotAnswer(int status, List<String> headers, byte[] body) {
        this(status, headers, body, null);
    }

    /** JSON, with further headers. */
    public static HotAnswer json(int status, byte[] body, String... headers) {
        List<String> all = new ArrayList<>(headers.length + 2);
        all.add("Content-Type");
        all.add("application/json");
        all.addAll(List.of(headers));
        return new HotAnswer(status, all, body);
    }

    public static HotAnswer bare(int status, String... headers) {
        return new HotAnswer(status, List.of(headers), NOTHING);
    }

    public static HotAnswer streamed(HotStream stream, String... headers) {
        return new HotAnswer(200, List.of(headers), NOTHING, stream);
    }
}
