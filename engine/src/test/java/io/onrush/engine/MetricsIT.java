package io.onrush.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onrush.engine.kit.EventStream;
import io.onrush.engine.kit.GatedEngine;
import io.onrush.engine.kit.OnrushTest;
import io.onrush.engine.kit.Reply;
import io.onrush.engine.kit.Scrape;
import io.onrush.engine.kit.Shop;
import io.onrush.engine.kit.Shopper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** What Prometheus is told of a sale, and that docs/metrics.md says the same. */
@OnrushTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetricsIT {

    private static final String[] OURS = {"engine_", "waiting_room_", "seat_map_streamer_", "checkout_saga_"};
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z_]+)` \\| (\\w+) \\| ([^|]*) \\|");

    private GatedEngine engine;

    @BeforeAll
    void start(@Autowired Environment servers) {
        engine = GatedEngine.beside(servers, Map.of("onrush.edge.rate-limit.visitor.per-second", 5));
    }

    @AfterAll
    void stop() {
        engine.close();
    }

    @Test
    void theDocumentListsWhatIsExportedAndNothingElse() throws IOException {
        buyAndCancel();
        declined();

        Scrape scrape = engine.scrape();
        Map<String, String> exported = new TreeMap<>();
        scrape.types(OURS).forEach((name, type) -> exported.put(name, type + " " + scrape.labelsOf(name)));
        exported.keySet().removeIf(name -> name.endsWith("_max"));

        assertThat(exported).isEqualTo(documented());
    }

    @Test
    void aSaleIsCountedStepByStep() {
        Scrape before = engine.scrape();
        buyAndCancel();

        await().untilAsserted(() -> {
            Scrape after = engine.scrape();
            assertThat(more(before, after, "waiting_room_joins_total", "outcome", "joined")).isEqualTo(2);
            assertThat(more(before, after, "waiting_room_joins_total", "outcome", "again")).isEqualTo(1);
            assertThat(more(before, after, "waiting_room_passes_total", "outcome", "issued")).isEqualTo(2);
            assertThat(more(before, after, "engine_holds_total", "outcome", "placed")).isEqualTo(2);
            assertThat(more(before, after, "engine_holds_total", "outcome", "again")).isEqualTo(1);
            assertThat(more(before, after, "engine_holds_total", "outcome", "seats_unavailable")).isEqualTo(1);
            assertThat(more(before, after, "engine_holds_total", "outcome", "pass_required")).isEqualTo(1);
            assertThat(more(before, after, "engine_holds_total", "outcome", "invalid")).isEqualTo(1);
            assertThat(more(before, after, "engine_hold_seconds_count")).isEqualTo(6);
            assertThat(more(before, after, "engine_problems_total", "id", "seats-unavailable")).isEqualTo(1);
            assertThat(more(before, after, "engine_holds_ended_total", "how", "sold")).isEqualTo(1);
            assertThat(more(before, after, "engine_holds_ended_total", "how", "released")).isEqualTo(1);
            assertThat(more(before, after, "engine_seats_sold_total")).isEqualTo(2);
            assertThat(more(before, after, "checkout_saga_orders_total", "status", "confirmed")).isEqualTo(1);
            assertThat(more(before, after, "checkout_saga_orders_total", "status", "cancelled")).isEqualTo(1);
            assertThat(more(before, after, "checkout_saga_payment_seconds_count", "operation", "capture")).isEqualTo(1);
            assertThat(more(before, after, "checkout_saga_step_seconds_count", "saga", "purchase", "outcome", "done")).isEqualTo(5);
            assertThat(after.value("checkout_saga_open")).isZero();
            assertThat(after.value("checkout_saga_outbox_pending")).isZero();
            assertThat(after.value("checkout_saga_payments_unknown")).isZero();
            assertThat(after.value("engine_projection_lag_events")).isZero();
        });
    }

    @Test
    void aDeclinedPaymentIsCountedWithItsReasonAndWhatWasUndone() {
        Scrape before = engine.scrape();
        declined();
        Scrape after = engine.scrape();
        assertThat(more(before, after, "checkout_saga_orders_total", "status", "failed", "reason", "payment-declined")).isEqualTo(1);
        assertThat(more(before, after, "checkout_saga_compensations_total", "saga", "purchase", "step", "claim-seats")).isEqualTo(1);
        assertThat(more(before, after, "checkout_saga_payment_seconds_count", "operation", "authorize", "outcome", "declined")).isEqualTo(1);
    }

    @Test
    void theQueueOfAnOnsaleHasGaugesUntilItCloses() {
        Shop.Sale sale = engine.shop().openSale(event -> {}, onsale -> onsale.put("maxActive", 1));
        engine.shop().shopper().admittedTo(sale);
        engine.shop().shopper().join(sale).expect(201);
        await().untilAsserted(() -> {
            Scrape scrape = engine.scrape();
            assertThat(scrape.value("waiting_room_entrants", "onsale", sale.onsaleId())).isEqualTo(2);
            assertThat(scrape.value("waiting_room_active_passes", "onsale", sale.onsaleId())).isEqualTo(1);
            assertThat(scrape.value("waiting_room_waiting", "onsale", sale.onsaleId())
                            + scrape.value("waiting_room_admitted", "onsale", sale.onsaleId()))
                    .isEqualTo(2);
            assertThat(scrape.value("waiting_room_tick_age_seconds")).isLessThan(5);
        });

        engine.shop().admin("POST", "/onsales/" + sale.onsaleId() + "/close", null).expect(200);
        await().until(() -> Double.isNaN(engine.scrape().value("waiting_room_entrants", "onsale", sale.onsaleId())));
    }

    @Test
    void watchersAreCountedWhileTheyWatch() {
        Shop.Sale sale = engine.shop().openSale();
        try (EventStream map = EventStream.open(engine.shop(), sale.event() + "/availability/stream", Map.of());
                EventStream queue = EventStream.open(engine.shop(), sale.onsale() + "/queue/stream", Map.of())) {
            map.next("snapshot");
            queue.next("status");
            await().untilAsserted(() -> { // who watches what was scheduled a moment ago counts soon
                Scrape scrape = engine.scrape();
                assertThat(scrape.value("seat_map_streamer_subscribers", "transport", "sse")).isEqualTo(1);
                assertThat(scrape.value("seat_map_streamer_subscribers", "transport", "rsocket")).isZero();
                assertThat(scrape.value("waiting_room_subscribers")).isEqualTo(1);
                assertThat(scrape.value("seat_map_streamer_frames_total")).isPositive();
            });
        }
        await().untilAsserted(() -> {
            engine.shop().shopper().admittedTo(sale).hold(sale, "stalls-A-1");
            assertThat(engine.scrape().value("seat_map_streamer_subscribers", "transport", "sse")).isZero();
        });
    }

    @Test
    void requestsAreTimedByTheTemplateOfTheirPathAndStreamsNotAtAll() {
        Shop.Sale sale = engine.shop().openSale();
        Scrape before = engine.scrape();
        IntStream.range(0, 20).forEach(i -> engine.shop().get("/api/v1/nowhere/" + i).expect(404));
        IntStream.range(0, 20).forEach(i -> engine.shop().get("/nowhere/" + i + "?" + i).expect(404));
        engine.shop().get(sale.event()).expect(200);
        engine.shop().shopper().admittedTo(sale).hold(sale, "stalls-A-1").expect(201);
        EventStream.open(engine.shop(), sale.onsale() + "/queue/stream", Map.of()).close();

        await().untilAsserted(() -> {
            Scrape scrape = engine.scrape();
            assertThat(scrape.value("http_server_requests_seconds_count", "uri", "/api/v1/events/{id}", "status", "200")).isPositive();
            assertThat(scrape.value("http_server_requests_seconds_bucket", "uri", "/api/v1/events/{id}", "le", "+Inf")).isPositive();
            assertThat(more(before, scrape, "http_server_requests_seconds_count", "uri", "/api/v1/events/{id}/holds", "status", "201")).isEqualTo(1);
            assertThat(scrape.value("http_server_requests_seconds_bucket", "uri", "/api/v1/events/{id}/holds", "le", "+Inf")).isPositive();
        });
        Set<String> uris = engine.scrape().values("http_server_requests_seconds_count", "uri");
        assertThat(uris).allSatisfy(uri -> assertThat(uri).doesNotContain("nowhere").doesNotContain(sale.eventId()).doesNotContain("stream"));
        assertThat(uris).noneMatch(uri -> uri.startsWith("/actuator"));
        assertThat(engine.scrape().types("spring_security", "lettuce")).isEmpty();
    }

    @Test
    void whoAsksTooOftenIsCountedByTheLimitThatWasReached() {
        Scrape before = engine.scrape();
        Shopper shopper = engine.shop().shopper();
        await().pollInterval(Duration.ofMillis(1)).until(() -> shopper.get("/api/v1/orders").status() == 429);
        Scrape after = engine.scrape();
        assertThat(more(before, after, "engine_rate_limited_total", "tier", "visitor")).isPositive();
        assertThat(more(before, after, "engine_rate_limited_total", "tier", "address")).isZero();
    }

    @Test
    void theProcessAndItsPoolsAreMeasuredToo() {
        Map<String, String> types = engine.scrape().types("");
        assertThat(types).containsKeys(
                "jvm_memory_used_bytes", "jvm_gc_pause_seconds", "process_files_open_files", "process_files_max_files", "process_cpu_usage",
                "r2dbc_pool_acquired_connections", "r2dbc_pool_pending_connections", "netty_allocator_memory_used", "logback_events_total");
    }

    /** Joins, joins again, holds, is refused in several ways, buys, cancels. */
    private void buyAndCancel() {
        Shop.Sale sale = engine.shop().openSale();
        Shopper buyer = engine.shop().shopper();
        buyer.join(sale).expect(201);
        buyer.join(sale).expect(200);
        passOf(buyer, sale);
        buyer.hold(sale, "no-such-seat").expect(400);
        Map<String, Object> seats = Map.of("seats", List.of("stalls-A-1", "stalls-A-2"));
        Reply hold = buyer.withKey("a-key", "POST", sale.event() + "/holds", seats).expect(201);
        buyer.withKey("a-key", "POST", sale.event() + "/holds", seats).expect(201);
        Shopper other = engine.shop().shopper();
        other.hold(sale, "stalls-A-3").expectProblem(403, "pass-required");
        other.join(sale).expect(201);
        passOf(other, sale);
        other.hold(sale, "stalls-A-2").expectProblem(409, "seats-unavailable");
        Reply given = other.hold(sale, "stalls-A-4").expect(201);
        other.send("DELETE", "/api/v1/holds/" + given.text("holdId"), null).expect(204);
        String order = buyer.order(hold, "tok_visa").expect(202).text("orderId");
        buyer.awaitOrder(order, "CONFIRMED");
        buyer.cancel(order, "cancel-" + order).expect(202);
        buyer.awaitOrder(order, "CANCELLED");
    }

    private void passOf(Shopper shopper, Shop.Sale sale) {
        await().until(() -> shopper.pass(sale).status() == 200);
    }

    private void declined() {
        Shop.Sale sale = engine.shop().openSale();
        Shopper shopper = engine.shop().shopper().admittedTo(sale);
        String order = shopper.order(shopper.hold(sale, "stalls-B-1").expect(201), "tok_declined").expect(202).text("orderId");
        shopper.awaitOrder(order, "FAILED");
    }

    private static double more(Scrape before, Scrape after, String metric, String... labels) {
        double was = before.value(metric, labels);
        return after.value(metric, labels) - (Double.isNaN(was) ? 0 : was);
    }

    /** Name → type and labels, of every row of the document's tables that is one of ours. */
    private static Map<String, String> documented() throws IOException {
        Map<String, String> documented = new TreeMap<>();
        Matcher rows = ROW.matcher(Files.readString(Path.of("../docs/metrics.md")));
        while (rows.find()) {
            String name = rows.group(1);
            if (Arrays.stream(OURS).anyMatch(name::startsWith)) {
                Set<String> labels = Arrays.stream(rows.group(3).split(","))
                        .map(label -> label.replaceAll("[`\\s]|\\(.*", ""))
                        .filter(label -> !label.isEmpty() && !label.equals("–"))
                        .collect(Collectors.toCollection(TreeSet::new));
                documented.put(name, rows.group(2) + " " + labels);
            }
        }
        return documented;
    }
}
