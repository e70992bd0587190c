package io.onrush.loadtests.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Visitors by their tokens, made over HTTP like anyone's.
 *
 * @param tokens one a visitor
 */
record Crowd(HttpLoad load, List<String> tokens) {

    private static final JsonMapper JSON = new JsonMapper();

    static Crowd of(int size, HttpLoad load) throws Exception {
        byte[] request = RequestBytes.post("/api/v1/visitors", Map.of(), "");
        return new Crowd(load, fields("token", load.send(IntStream.range(0, size).mapToObj(i -> request).toList(), 201)));
    }

    Map<String, String> headers(int visitor) {
        return Map.of("Authorization", "Bearer " + tokens.get(visitor));
    }

    /** The requests with which all join. */
    List<byte[]> joins(String onsaleId) {
        return IntStream.range(0, tokens.size()).mapToObj(visitor -> RequestBytes.post("/api/v1/onsales/" + onsaleId + "/queue", headers(visitor), "")).toList();
    }

    /** All join; their queue tickets, in the order of the tokens. */
    List<String> tickets(String onsaleId) throws Exception {
        return fields("ticket", load.send(joins(onsaleId), 201));
    }

    /** All join and get their passes, in the order of the tokens. */
    List<String> passes(String onsaleId, Installation installation) throws Exception {
        List<String> tickets = tickets(onsaleId);
        installation.awaitAdmitted(onsaleId, tokens.size());
        return fields("pass", load.send(IntStream.range(0, tickets.size())
                .mapToObj(visitor -> RequestBytes.post("/api/v1/onsales/" + onsaleId + "/pass",
                        Map.of("Authorization", "Bearer " + tokens.get(visitor), "Queue-Ticket", tickets.get(visitor)), ""))
                .toList(), 200));
    }

    static List<String> fields(String name, Answers answers) {
        return Arrays.stream(answers.bodies()).map(body -> JSON.readTree(body).get(name).asString()).toList();
    }
}
