package io.onrush.engine.kit;

import java.util.Map;

/** Where a shopper's calls go: to one engine, or to several behind a balancer. */
@FunctionalInterface
public interface Sender {

    /** @param body JSON, bytes, or null for none */
    Reply send(String method, String path, Map<String, String> headers, Object body);
}
