package io.onrush.loadtests.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * One seat a hold; pass and rate limit are checked. Each is free when it is asked for, and given back after the round; or all want the one that
 * somebody else has.
 */
final class HoldCandidate implements Candidate {

    private static final int HOLD_SECONDS = 3600;
    private static final int SEATS_A_VISITOR = 50;
    private static final SeatGrid GRID = new SeatGrid(200, 250);

    private final HttpLoad load;
    private final ServerProcess server;
    private final Crowd crowd;
    private final List<byte[]> requests;
    private final boolean free;
    private List<String> holds = List.of();

    private HoldCandidate(HttpLoad load, ServerProcess server, Crowd crowd, List<byte[]> requests, boolean free) {
        this.load = load;
        this.server = server;
        this.crowd = crowd;
        this.requests = requests;
        this.free = free;
    }

    /** @param operations at most {@code GRID.seats()} */
    static HoldCandidate of(HttpLoad load, ServerProcess server, int operations) throws Exception {
        return made(load, server, operations, true);
    }

    static HoldCandidate refused(HttpLoad load, ServerProcess server, int operations) throws Exception {
        HoldCandidate attempts = made(load, server, operations, false);
        load.send(attempts.requests.subList(0, 1), 201);
        return new HoldCandidate(load, server, attempts.crowd, attempts.requests.subList(SEATS_A_VISITOR, operations), false);
    }

    private static HoldCandidate made(HttpLoad load, ServerProcess server, int operations, boolean free) throws Exception {
        Installation installation = new Installation(server);
        String eventId = installation.createEvent(installation.importVenue(GRID), HOLD_SECONDS);
        Crowd crowd = Crowd.of(Math.ceilDiv(operations, SEATS_A_VISITOR), load);
        List<String> passes = crowd.passes(installation.openSale(eventId), installation);
        return new HoldCandidate(load, server, crowd, IntStream.range(0, operations).mapToObj(seat -> {
            Map<String, String> headers = new HashMap<>(crowd.headers(visitorOf(seat)));
            headers.put("Admission-Pass", passes.get(visitorOf(seat)));
            return RequestBytes.post("/api/v1/events/" + eventId + "/holds", headers, json(GRID.seat(free ? seat : 0)));
        }).toList(), free);
    }

    static String json(String seat) {
        return "{\"seats\":[\"" + seat + "\"]}";
    }

    private static int visitorOf(int seat) {
        return seat / SEATS_A_VISITOR;
    }

    @Override
    public String name() {
        return free ? "hold over HTTP" : "refused hold over HTTP";
    }

    @Override
    public Sample measure() throws Exception {
        return Measured.http(server, () -> {
            if (!free) {
                return load.send(requests, 409);
            }
            Answers answers = load.send(requests, 201);
            holds = Crowd.fields("holdId", answers);
            return answers;
        });
    }

    @Override
    public void tidyUp() throws Exception {
        List<byte[]> releases = new ArrayList<>();
        for (int seat = 0; seat < holds.size(); seat++) {
            releases.add(RequestBytes.delete("/api/v1/holds/" + holds.get(seat), crowd.headers(visitorOf(seat))));
        }
        if (free) {
            load.send(releases, 204);
        }
    }
}
