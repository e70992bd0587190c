package io.onrush.seatmap.stream;

/** How a watcher is connected. */
enum Transport {
    SSE,
    RSOCKET
}
