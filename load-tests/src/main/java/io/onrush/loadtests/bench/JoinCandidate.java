package io.onrush.loadtests.bench;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Visitors who join a queue in which they were never before: every round has an onsale of its own. */
final class JoinCandidate implements Candidate {

    private static final SeatGrid GRID = new SeatGrid(10, 10);
    private static final int HOLD_SECONDS = 60;

    private final HttpLoad load;
    private final ServerProcess server;
    private final Installation installation;
    private final String venueId;
    private final Crowd crowd;
    private List<byte[]> requests = List.of();

    private JoinCandidate(HttpLoad load, ServerProcess server, Installation installation, String venueId, Crowd crowd) {
        this.load = load;
        this.server = server;
        this.installation = installation;
        this.venueId = venueId;
        this.crowd = crowd;
    }

    static JoinCandidate of(HttpLoad load, ServerProcess server, int operations) throws Exception {
        Installation installation = new Installation(server);
        return new JoinCandidate(load, server, installation, installation.importVenue(GRID), Crowd.of(operations, load));
    }

    /** What a join answers, for an echo to read and write. */
    String answer() throws Exception {
        prepare();
        return new String(load.send(requests.subList(0, 1), 201).bodies()[0], StandardCharsets.UTF_8);
    }

    @Override
    public String name() {
        return "join over HTTP";
    }

    @Override
    public void prepare() throws Exception {
        requests = crowd.joins(installation.openSale(installation.createEvent(venueId, HOLD_SECONDS)));
    }

    @Override
    public Sample measure() throws Exception {
        return Measured.http(server, () -> load.send(requests, 201));
    }
}
