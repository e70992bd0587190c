package io.onrush.engine.edge;

import io.netty.handler.codec.http.HttpHeaders;
import java.net.InetAddress;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A hot call as its handler gets it: its limits are checked, its body is read.
 *
 * @param id      of 36 hexadecimal digits and dashes, as it stands in the path
 * @param visitor whose token it carries; null where it has none
 * @param body    empty where it has none
 * @param client  where it comes from, proxies looked through; null where nobody knows
 */
public record HotRequest(
        String path, String id, @Nullable String visitor, HttpHeaders headers, byte[] body, Supplier<@Nullable InetAddress> client) {

    /** The first value, or null. */
    public @Nullable String header(String name) {
        return headers.get(name);
    }

    public List<String> allOf(String name) {
        return headers.getAll(name);
    }

    /** The visitor's id; fails with the problem {@code visitor-required}. */
    public String requiredVisitor() {
        if (visitor == null) {
            throw RequestVisitor.missing();
        }
        return visitor;
    }
}
