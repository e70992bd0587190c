package io.onrush.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onrush.engine.kit.EventStream;
import io.onrush.engine.kit.OnrushTest;
import io.onrush.engine.kit.Reply;
import io.onrush.engine.kit.Shop;
import io.onrush.engine.kit.Shopper;
import io.onrush.seatmap.stream.RSocketTcpPort;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.messaging.rsocket.RSocketRequester;
import org.springframework.messaging.rsocket.RSocketStrategies;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What watchers see while others buy. */
@OnrushTest
class StreamIT {

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void aWatcherSeesSeatsTurnHeldAndSold(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper shopper = shop.shopper().admittedTo(sale);
        try (EventStream watcher = EventStream.open(shop, sale.event() + "/availability/stream", Map.of())) {
            EventStream.Event snapshot = watcher.next("snapshot");
            assertThat(snapshot.json().get("seats").asString()).isEqualTo("A".repeat(277));
            Reply hold = shopper.hold(sale, "stalls-A-1", "stalls-A-2").expect(201);
            EventStream.Event held = watcher.next("changes");
            assertThat(held.json().get("changes").toString()).isEqualTo("[[0,\"H\"],[1,\"H\"]]");
            assertThat(held.id()).isEqualTo(held.json().get("seq").asString());
            shopper.awaitOrder(shopper.order(hold, "tok_visa").expect(202).text("orderId"), "CONFIRMED");
            assertThat(watcher.next("changes").json().get("changes").toString()).isEqualTo("[[0,\"S\"],[1,\"S\"]]");
        }
    }

    @Test
    void aWatcherWhoComesBackGetsWhatItMissedAndNoMore(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper shopper = shop.shopper().admittedTo(sale);
        String lastSeen;
        try (EventStream watcher = EventStream.open(shop, sale.event() + "/availability/stream", Map.of())) {
            watcher.next("snapshot");
            shopper.hold(sale, "stalls-A-1").expect(201);
            lastSeen = watcher.next("changes").id();
        }
        shopper.hold(sale, "stalls-A-2").expect(201);
        shopper.hold(sale, "stalls-A-3").expect(201);
        await().until(() -> shop.get(sale.event() + "/availability").text("seats").startsWith("HHH"));

        try (EventStream back = EventStream.open(shop, sale.event() + "/availability/stream", Map.of("Last-Event-ID", lastSeen))) {
            assertThat(back.next().json().get("changes").toString()).isEqualTo("[[1,\"H\"],[2,\"H\"]]");
        }
        try (EventStream fromTheFuture = EventStream.open(shop, sale.event() + "/availability/stream", Map.of("Last-Event-ID", "999999"))) {
            assertThat(fromTheFuture.next().name()).isEqualTo("snapshot");
        }
    }

    @Test
    void aQuietStreamHasHeartbeats(Shop shop) {
        Shop.Sale sale = shop.openSale();
        try (EventStream watcher = EventStream.open(shop, sale.event() + "/availability/stream", Map.of())) {
            watcher.next("snapshot");
            watcher.awaitComment();
        }
    }

    @Test
    void theQueueAndTheOrderStreamToo(Shop shop) {
        Shop.Sale sale = shop.openSale();
        try (EventStream queue = EventStream.open(shop, sale.onsale() + "/queue/stream", Map.of())) {
            queue.next("status", "entrants", 0);
            Shopper shopper = shop.shopper().admittedTo(sale);
            queue.next("status", "entrants", 1);

            String orderId = shopper.order(shopper.hold(sale, "stalls-A-1").expect(201), "tok_visa").expect(202).text("orderId");
            try (EventStream order = EventStream.open(shop, "/api/v1/orders/" + orderId + "/stream", Map.of("Authorization", shopper.header("Authorization")))) {
                assertThat(order.next("done").json().get("status").asString()).isEqualTo("CONFIRMED");
            }
        }
    }

    @Test
    void theDashboardStreamsToTheAdmin(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Map<String, String> admin = Map.of("Authorization", Shop.basic(Shop.ADMIN_PASSWORD));
        try (EventStream dashboard = EventStream.open(shop, "/api/v1/admin/onsales/" + sale.onsaleId() + "/dashboard/stream", admin)) {
            assertThat(dashboard.next("dashboard").json().get("seats").get("available").asInt()).isEqualTo(277);
        }
    }

    @Test
    void rsocketCarriesTheSameOverTcpAndOverWebSocket(Shop shop, @Autowired RSocketStrategies strategies, @Autowired RSocketTcpPort tcp) {
        RSocketRequester.Builder builder = RSocketRequester.builder().rsocketStrategies(strategies);
        RSocketRequester overTcp = builder.tcp("localhost", tcp.port().orElseThrow());
        RSocketRequester overWebSocket = builder.websocket(URI.create("ws://localhost:" + shop.port() + "/rsocket"));
        List.of(overTcp, overWebSocket).forEach(requester -> {
            Shop.Sale sale = shop.openSale();
            Shopper shopper = shop.shopper().admittedTo(sale);
            Flux<JsonNode> messages = requester.route("events." + sale.eventId() + ".availability").retrieveFlux(String.class).map(JSON::readTree);
            List<JsonNode> seen = messages
                    .publishOn(Schedulers.boundedElastic())
                    .doOnNext(message -> holdOnce(message, shopper, sale))
                    .take(2)
                    .collectList()
                    .block(Duration.ofSeconds(10));
            assertThat(seen.get(0).get("seats").asString()).isEqualTo("A".repeat(277));
            assertThat(seen.get(1).get("changes").toString()).isEqualTo("[[0,\"H\"]]");
            requester.dispose();
        });
    }

    private static void holdOnce(JsonNode message, Shopper shopper, Shop.Sale sale) {
        if (message.get("event").asString().equals("snapshot")) {
            shopper.hold(sale, "stalls-A-1").expect(201);
        }
    }
}
