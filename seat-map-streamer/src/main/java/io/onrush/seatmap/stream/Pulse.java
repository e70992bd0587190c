package io.onrush.seatmap.stream;

/** Why a watcher should look whether there is something to send. */
enum Pulse {
    CHANGE,
    HEARTBEAT
}
