package io.onrush.loadtests.bench;

import io.onrush.loadtests.bench.server.EchoRoutes;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** An echo of one JSON text. */
final class EchoCandidate implements Candidate {

    private final String name;
    private final HttpLoad load;
    private final ServerProcess server;
    private final List<byte[]> requests;

    EchoCandidate(String name, HttpLoad load, ServerProcess server, String json, int operations) {
        this.name = name;
        this.load = load;
        this.server = server;
        this.requests = Collections.nCopies(operations, RequestBytes.post(EchoRoutes.PATH, Map.of(), json));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Sample measure() throws Exception {
        return Measured.http(server, () -> load.send(requests, 200));
    }
}
