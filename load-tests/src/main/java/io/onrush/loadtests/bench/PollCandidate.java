package io.onrush.loadtests.bench;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Visitors who ask where in the queue they are. */
final class PollCandidate implements Candidate {

    private static final SeatGrid GRID = new SeatGrid(10, 10);
    private static final int HOLD_SECONDS = 60;
    private static final int VISITORS = 1_000;

    private final HttpLoad load;
    private final ServerProcess server;
    private final List<byte[]> requests;

    private PollCandidate(HttpLoad load, ServerProcess server, List<byte[]> requests) {
        this.load = load;
        this.server = server;
        this.requests = requests;
    }

    static PollCandidate of(HttpLoad load, ServerProcess server, int operations) throws Exception {
        Installation installation = new Installation(server);
        String onsaleId = installation.openSale(installation.createEvent(installation.importVenue(GRID), HOLD_SECONDS));
        Crowd crowd = Crowd.of(Math.min(VISITORS, operations), load);
        List<String> tickets = crowd.tickets(onsaleId);
        return new PollCandidate(load, server, IntStream.range(0, operations).map(i -> i % tickets.size()).mapToObj(visitor -> {
            Map<String, String> headers = new HashMap<>(crowd.headers(visitor));
            headers.put("Queue-Ticket", tickets.get(visitor));
            return RequestBytes.get("/api/v1/onsales/" + onsaleId + "/queue/me", headers);
        }).toList());
    }

    /** What a poll answers, for an echo to read and write. */
    String answer() throws Exception {
        return new String(load.send(requests.subList(0, 1), 200).bodies()[0], StandardCharsets.UTF_8);
    }

    @Override
    public String name() {
        return "position poll over HTTP";
    }

    @Override
    public Sample measure() throws Exception {
        return Measured.http(server, () -> load.send(requests, 200));
    }
}
