package io.onrush.loadtests.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Somebody who holds the same seats and gives them back, again and again. */
final class Buyer {

    private final HttpLoad load;
    private final Map<String, String> headers;
    private final byte[] hold;
    private String held;

    private Buyer(HttpLoad load, Map<String, String> headers, byte[] hold) {
        this.load = load;
        this.headers = headers;
        this.hold = hold;
    }

    static Buyer of(HttpLoad load, Installation installation, String eventId, SeatGrid grid, int seats) throws Exception {
        Crowd alone = Crowd.of(1, load);
        Map<String, String> headers = new HashMap<>(alone.headers(0));
        headers.put("Admission-Pass", alone.passes(installation.openSale(eventId), installation).getFirst());
        String wanted = IntStream.range(0, seats).mapToObj(seat -> '"' + grid.seat(seat) + '"').collect(Collectors.joining(",", "{\"seats\":[", "]}"));
        return new Buyer(load, headers, RequestBytes.post("/api/v1/events/" + eventId + "/holds", headers, wanted));
    }

    void holdOrGiveBack() throws Exception {
        if (held == null) {
            held = Crowd.fields("holdId", load.send(List.of(hold), 201)).getFirst();
        } else {
            load.send(List.of(RequestBytes.delete("/api/v1/holds/" + held, headers)), 204);
            held = null;
        }
    }
}
