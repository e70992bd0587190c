package io.onrush.loadtests.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Orders of one seat each, from the request to the ticket: a round ends when the last of them is sold. The provider is the
 * simulated one, in the same process, so its work is counted too. Every round has an event of its own.
 */
final class OrderCandidate implements Candidate {

    private static final SeatGrid GRID = new SeatGrid(50, 100);
    private static final int HOLD_SECONDS = 3600;
    private static final int SEATS_A_VISITOR = 5;
    private static final long PAUSE_MILLIS = 200;
    private static final long PATIENCE_SECONDS = 300;

    private final HttpLoad load;
    private final ServerProcess server;
    private final Installation installation;
    private final String venueId;
    private final Crowd crowd;
    private final int operations;
    private String eventId;
    private List<byte[]> requests;

    private OrderCandidate(HttpLoad load, ServerProcess server, Installation installation, String venueId, Crowd crowd, int operations) {
        this.load = load;
        this.server = server;
        this.installation = installation;
        this.venueId = venueId;
        this.crowd = crowd;
        this.operations = operations;
    }

    static OrderCandidate of(HttpLoad load, ServerProcess server, int operations) throws Exception {
        Installation installation = new Installation(server);
        return new OrderCandidate(load, server, installation, installation.importVenue(GRID), Crowd.of(Math.ceilDiv(operations, SEATS_A_VISITOR), load), operations);
    }

    static String json(String holdId) {
        return "{\"holdId\":\"" + holdId + "\",\"email\":\"bench@example.org\",\"paymentToken\":\"tok_visa\"}";
    }

    @Override
    public String name() {
        return "order, until it is sold";
    }

    @Override
    public void prepare() throws Exception {
        eventId = installation.createEvent(venueId, HOLD_SECONDS);
        List<String> passes = crowd.passes(installation.openSale(eventId), installation);
        List<String> holds = Crowd.fields("holdId", load.send(each(seat -> {
            Map<String, String> headers = headers(seat);
            headers.put("Admission-Pass", passes.get(seat / SEATS_A_VISITOR));
            return RequestBytes.post("/api/v1/events/" + eventId + "/holds", headers, HoldCandidate.json(GRID.seat(seat)));
        }), 201));
        requests = each(seat -> {
            Map<String, String> headers = headers(seat);
            headers.put("Idempotency-Key", UUID.randomUUID().toString());
            return RequestBytes.post("/api/v1/orders", headers,
                    json(holds.get(seat)));
        });
    }

    @Override
    public Sample measure() throws Exception {
        return Measured.http(server, () -> {
            long startedNanos = System.nanoTime();
            Answers accepted = load.send(requests, 202);
            awaitSold();
            return new Answers(accepted.nanos(), accepted.bodies(), (System.nanoTime() - startedNanos) / 1e9);
        });
    }

    private void awaitSold() throws Exception {
        long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (installation.sold(eventId) < operations) {
            if (System.nanoTime() > deadlineNanos) {
                throw new TimeoutException("Only " + installation.sold(eventId) + " of " + operations + " orders were sold");
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    private Map<String, String> headers(int seat) {
        return new HashMap<>(crowd.headers(seat / SEATS_A_VISITOR));
    }

    private List<byte[]> each(IntFunction<byte[]> request) {
        return IntStream.range(0, operations).mapToObj(request).toList();
    }
}
