package io.onrush.engine.edge;

import java.util.ArrayList;
import java.util.List;

/**
 * What a hot call is answered with.
 *
 * @param headers names and values in turn; those that every answer has are added
 * @param body    sent as it is, and never changed; empty for none
 */
public record HotAnswer(int status, List<String> headers, byte[] body) {

    private static final byte[] NOTHING = new byte[0];

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
}
