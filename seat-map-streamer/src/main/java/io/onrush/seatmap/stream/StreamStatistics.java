package io.onrush.seatmap.stream;

/** For gauges and dashboards; cheap enough to ask at every scrape. */
public interface StreamStatistics {

    StreamStats current();
}
