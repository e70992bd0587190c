package io.onrush.loadtests.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** The live seat map: a buyer holds twenty seats and gives them back, in turn, and every watcher sees each change. */
final class SeatFrames implements Candidate, AutoCloseable {

    /** The streamer's own tick, so that each change is a frame. */
    static final long PAUSE_MILLIS = 100;

    private static final int SEATS = 20;
    private static final int HOLD_SECONDS = 600;
    private static final SeatGrid GRID = new SeatGrid(200, 250);

    private final ServerProcess server;
    private final Buyer buyer;
    private final StreamLoad watchers;
    private final FrameRecorder recorder;
    private final int changes;

    private SeatFrames(ServerProcess server, Buyer buyer, StreamLoad watchers, FrameRecorder recorder, int changes) {
        this.server = server;
        this.buyer = buyer;
        this.watchers = watchers;
        this.recorder = recorder;
        this.changes = changes;
    }

    /** @param changes how many a round has; each is one frame, or shares one with its neighbour */
    static SeatFrames of(HttpLoad load, ServerProcess server, int watchers, int changes) throws Exception {
        Installation installation = new Installation(server);
        String eventId = installation.createEvent(installation.importVenue(GRID), HOLD_SECONDS);
        Buyer buyer = Buyer.of(load, installation, eventId, GRID, SEATS);
        String path = "/api/v1/events/" + eventId + "/availability/stream";
        return new SeatFrames(server, buyer, new StreamLoad(server.port(), path, watchers), FrameRecorder.of(server.port(), path), changes);
    }

    /** What the watchers were sent in the last round, without the SSE framing. */
    List<String> frames() {
        return recorder.frames();
    }

    @Override
    public String name() {
        return "seat map frame over SSE";
    }

    @Override
    public boolean isPaced() {
        return true;
    }

    @Override
    public void prepare() throws Exception {
        watchers.awaitQuiet();
        recorder.forget();
    }

    @Override
    public Sample measure() throws Exception {
        return watchers.counting(server::cpuSeconds, () -> {
            for (int change = 0; change < changes; change++) {
                buyer.holdOrGiveBack();
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        });
    }

    @Override
    public void close() {
        watchers.close();
        recorder.close();
    }
}
