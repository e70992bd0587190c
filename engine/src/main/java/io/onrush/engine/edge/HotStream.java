package io.onrush.engine.edge;

import java.nio.ByteBuffer;
import org.reactivestreams.Publisher;

/**
 * An answer that goes on. Its buffers may be shared with others: they are duplicated, and never moved.
 *
 * @param frames asked for one at a time, as the connection takes them
 */
public record HotStream(ByteBuffer first, Publisher<ByteBuffer> frames) {}
