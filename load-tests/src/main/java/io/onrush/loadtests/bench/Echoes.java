package io.onrush.loadtests.bench;

import java.util.List;

/**
 * What a call over HTTP is compared with.
 *
 * @param load  at the product's own port
 * @param bare  at the port of WebFlux without filters
 * @param netty at the port of reactor-netty without WebFlux
 */
record Echoes(ServerProcess server, HttpLoad load, HttpLoad bare, HttpLoad netty, int operations) {

    List<Candidate> of(String json) {
        return List.of(
                filtered(json, server, load, operations),
                new EchoCandidate("echo of WebFlux alone", bare, server, json, operations),
                new EchoCandidate("echo of reactor-netty alone", netty, server, json, operations));
    }

    /** Behind the filters that every call meets which is not hot. */
    static Candidate filtered(String json, ServerProcess server, HttpLoad load, int operations) {
        return new EchoCandidate("echo behind all filters", load, server, json, operations);
    }
}
