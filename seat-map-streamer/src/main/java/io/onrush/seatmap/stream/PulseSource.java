package io.onrush.seatmap.stream;

import io.onrush.seatmap.availability.FeedListener;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Sinks;

/** Turns what happens to a feed, and the passing of time, into one watcher's pulses and its end. */
final class PulseSource implements FeedListener, Heart.Beating {

    private final FluxSink<Pulse> pulses;
    private final Sinks.Empty<Void> end;
    private final long heartbeatMillis;
    private final long endsAtMillis;
    private long beatsAtMillis;

    PulseSource(FluxSink<Pulse> pulses, Sinks.Empty<Void> end, long heartbeatMillis, long nowMillis, long endsAtMillis) {
        this.pulses = pulses;
        this.end = end;
        this.heartbeatMillis = heartbeatMillis;
        this.beatsAtMillis = nowMillis + heartbeatMillis;
        this.endsAtMillis = endsAtMillis;
    }

    @Override
    public void changed() {
        pulses.next(Pulse.CHANGE);
    }

    /** The end is a signal of its own: a completion of the pulses would wait behind one that is not taken. */
    @Override
    public void closed() {
        end.tryEmitEmpty();
    }

    @Override
    public void tick(long nowMillis) {
        if (nowMillis >= endsAtMillis) {
            closed();
        } else if (nowMillis >= beatsAtMillis) {
            beatsAtMillis = nowMillis + heartbeatMillis;
            pulses.next(Pulse.HEARTBEAT);
        }
    }
}
