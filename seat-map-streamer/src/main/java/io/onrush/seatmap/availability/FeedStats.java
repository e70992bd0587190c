package io.onrush.seatmap.availability;

/**
 * What this node's feeds are doing.
 *
 * @param events       events kept up to date now
 * @param encodes      messages encoded since the start; independent of the number of watchers
 * @param changes      seats that changed, as the source told, since the start
 * @param oldestMillis how long ago the feed was refreshed that waits longest; 0 when none is in use
 * @param sourceFaults calls to the source that failed or timed out since the start
 */
public record FeedStats(int events, long encodes, long changes, long oldestMillis, long sourceFaults) {
}
