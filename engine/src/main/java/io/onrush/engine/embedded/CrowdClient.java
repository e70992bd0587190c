package io.onrush.engine.embedded;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import tools.jackson.databind.JsonNode;

/** The calls of the public contract that a shopper makes. Every shopper comes from an address of its own. */
final class CrowdClient {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration MAP_KEPT = Duration.ofMillis(500);

    private final WebClient http;
    private final DemoSale.Sale sale;
    private final Mono<List<String>> seatIds;
    private final Mono<String> states;

    CrowdClient(String url, DemoSale.Sale sale) {
        ConnectionProvider connections = ConnectionProvider.builder("demo-crowd").maxConnections(256).pendingAcquireMaxCount(-1)
                .pendingAcquireTimeout(PATIENCE).build();
        this.http = WebClient.builder()
                .baseUrl(url + "/api/v1")
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(32 << 20))
                .clientConnector(new ReactorClientHttpConnector(HttpClient.create(connections).compress(true).responseTimeout(PATIENCE)))
                .build();
        this.sale = sale;
        this.seatIds = get("/events/" + sale.eventId() + "/seat-map").map(CrowdClient::seatIds).cache();
        this.states = get("/events/" + sale.eventId() + "/availability").map(json -> json.get("seats").asString()).cache(MAP_KEPT);
    }

    Mono<List<String>> seatIds() {
        return seatIds;
    }

    /** One letter a seat, at most half a second old: the crowd shares what a cache in front would serve. */
    Mono<String> states() {
        return states;
    }

    Mono<Reply> onsale(HttpMethod method, String path, Consumer<HttpHeaders> headers) {
        return call(method, "/onsales/" + sale.onsaleId() + path, headers, Map.of());
    }

    Mono<Reply> hold(List<String> seats, Consumer<HttpHeaders> headers) {
        return call(HttpMethod.POST, "/events/" + sale.eventId() + "/holds", headers, Map.of("seats", seats));
    }

    Mono<Reply> call(HttpMethod method, String path, Consumer<HttpHeaders> headers, Map<String, Object> body) {
        WebClient.RequestBodySpec request = http.method(method).uri(path).headers(headers);
        return (body.isEmpty() ? request : request.bodyValue(body)).exchangeToMono(response -> response
                .bodyToMono(JsonNode.class)
                .map(json -> new Reply(response.statusCode().value(), json))
                .defaultIfEmpty(new Reply(response.statusCode().value(), null)));
    }

    private Mono<JsonNode> get(String path) {
        return http.get().uri(path).retrieve().bodyToMono(JsonNode.class);
    }

    private static List<String> seatIds(JsonNode map) {
        return map.get("sections").valueStream()
                .flatMap(section -> section.get("rows").valueStream())
                .flatMap(row -> row.get("seats").valueStream())
                .map(seat -> seat.get("id").asString())
                .toList();
    }

    /** @param json null where the answer had no body */
    record Reply(int status, JsonNode json) {

        String text(String field) {
            return json.get(field).asString();
        }

        /** The expected answer, or an error that tells what came instead. */
        Reply expect(int... expected) {
            for (int code : expected) {
                if (status == code) {
                    return this;
                }
            }
            throw new IllegalStateException("status " + status + " " + json);
        }
    }
}
