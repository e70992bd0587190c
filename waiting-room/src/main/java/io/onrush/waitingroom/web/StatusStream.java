package io.onrush.waitingroom.web;

import java.nio.ByteBuffer;

import reactor.core.publisher.Flux;

/**
 * The answer to {@code GET queue/stream}, as server-sent events. Buffers are shared by all watchers: they are duplicated, and
 * never moved.
 *
 * @param greeting sent first: when to come back should the connection break
 * @param frames the status now and every change, asked for as they can be sent; the latest only for who is slow
 */
public record StatusStream(ByteBuffer greeting, Flux<ByteBuffer> frames) {
}
