package io.onrush.seatmap.availability;

/** How much of the past is kept for watchers who come back: frames, and seats changed in all of them together. */
record FrameLimits(int frames, int changes) {
}
