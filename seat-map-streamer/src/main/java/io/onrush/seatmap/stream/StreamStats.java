package io.onrush.seatmap.stream;

/**
 * What this node's streams are doing. All but {@code subscribers} and {@code events} count since the start.
 *
 * @param subscribers  watchers connected now, SSE and RSocket
 * @param events       events kept up to date now
 * @param framesSent   messages handed to watchers' connections, heartbeats not counted
 * @param framesDropped frames that watchers were too slow for; one later message made up for them
 * @param resyncs      snapshots among them that replaced changes which were no longer there for a slow or returning watcher
 * @param encodes      messages encoded, each for all its watchers
 * @param sourceFaults calls to the source of seat states that failed
 */
public record StreamStats(int subscribers, int events, long framesSent, long framesDropped, long resyncs, long encodes,
        long sourceFaults) {
}
