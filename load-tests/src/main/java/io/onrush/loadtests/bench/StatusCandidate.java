package io.onrush.loadtests.bench;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Pages that ask for the public status, as all do who have no stream: it says when a place is called. */
final class StatusCandidate implements Candidate {

    private static final SeatGrid GRID = new SeatGrid(10, 10);
    private static final int HOLD_SECONDS = 60;

    private final HttpLoad load;
    private final ServerProcess server;
    private final List<byte[]> requests;

    private StatusCandidate(HttpLoad load, ServerProcess server, List<byte[]> requests) {
        this.load = load;
        this.server = server;
        this.requests = requests;
    }

    static StatusCandidate of(HttpLoad load, ServerProcess server, int operations) {
        Installation installation = new Installation(server);
        String onsaleId = installation.openSale(installation.createEvent(installation.importVenue(GRID), HOLD_SECONDS));
        return new StatusCandidate(load, server, Collections.nCopies(operations, RequestBytes.get("/api/v1/onsales/" + onsaleId + "/queue", Map.of())));
    }

    String answer() throws Exception {
        return new String(load.send(requests.subList(0, 1), 200).bodies()[0], StandardCharsets.UTF_8);
    }

    @Override
    public String name() {
        return "status poll over HTTP";
    }

    @Override
    public Sample measure() throws Exception {
        return Measured.http(server, () -> load.send(requests, 200));
    }
}
