package io.onrush.seatmap.availability;

/**
 * What this node's feeds are doing.
 *
 * @param events       events kept up to date now
 * @param encodes      messages encoded since the start; independent of the number of watchers
 * @param sourceFaults calls to the source that failed or timed out since the start
 */
public record FeedStats(int events, long encodes, long sourceFaults) {
}
