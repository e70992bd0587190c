package io.onrush.engine.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A small sale in the middle of which something happens to the engine's servers. While it lasts nobody is told anything wrong; when it is
 * over everything is sold, and every accepted order has ended. The oracle is asked by whoever holds the sale.
 */
public final class TroubledSale {

    /** Of an engine that gives up soon what says nothing, so that seconds of trouble are enough. */
    public static final Map<String, Object> SETTINGS = Map.ofEntries(
            Map.entry("onrush.edge.rate-limit.enabled", false),
            Map.entry("onrush.edge.answer-within", "3s"),
            Map.entry("onrush.inventory.hold-budget", 0),
            Map.entry("onrush.inventory.reconcile-interval", "500ms"),
            Map.entry("onrush.inventory.reconcile-grace", "2s"),
            Map.entry("onrush.stock.units-per-bucket", 10),
            Map.entry("onrush.checkout-saga.payment.timeout", "800ms"),
            Map.entry("onrush.checkout-saga.payment.connect-timeout", "500ms"),
            Map.entry("onrush.checkout-saga.simulated-provider.slow", "300ms"),
            Map.entry("onrush.checkout-saga.simulated-provider.hang", "3s"),
            Map.entry("onrush.checkout-saga.saga.step-timeout", "4s"),
            Map.entry("onrush.checkout-saga.saga.lease", "5s"),
            Map.entry("onrush.checkout-saga.saga.first-backoff", "100ms"),
            Map.entry("onrush.checkout-saga.saga.max-backoff", "500ms"),
            Map.entry("onrush.checkout-saga.saga.max-attempts", 12),
            Map.entry("onrush.checkout-saga.saga.sweep-interval", "200ms"),
            Map.entry("onrush.checkout-saga.outbox.publish-timeout", "1s"),
            Map.entry("onrush.checkout-saga.outbox.lease", "2s"),
            Map.entry("spring.r2dbc.properties.statementTimeout", "PT1S"),
            Map.entry("spring.r2dbc.properties.lockTimeout", "PT1S"),
            Map.entry("spring.r2dbc.properties.options", "idle_in_transaction_session_timeout=2s"),
            Map.entry("spring.r2dbc.pool.max-acquire-time", "2s"));

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int BEFORE = 3;

    private final Rush rush;
    private final Shopper witness;
    private final String hold;

    private TroubledSale(Rush rush, Shopper witness, String hold) {
        this.rush = rush;
        this.witness = witness;
        this.hold = hold;
    }

    /** @param trouble begins in the middle of the sale, and is over when this returns */
    public static void sellThrough(GatedEngine engine, long seed, Consumer<TroubledSale> trouble) {
        Shop.Sale sale = Rush.openSale(engine.shop());
        Shopper witness = engine.shop().shopper().admittedTo(sale);
        String hold = witness.send("POST", sale.event() + "/holds", Map.of("bestAvailable", Map.of("quantity", 1))).expect(201).text("holdId");
        try (Rush rush = new Rush(new PatientSender(List.of(engine.shop().http())), sale, engine.shop().seats(sale), seed)) {
            rush.awaitOrders(BEFORE);
            trouble.accept(new TroubledSale(rush, witness, "/api/v1/holds/" + hold));
            rush.awaitSoldOut();
            assertThat(rush.unexplained()).isEmpty();
            assertThat(rush.ends().keySet()).as("every accepted order ended").isEqualTo(rush.accepted());
            assertThat(rush.ends().values()).as("orders were not given up").noneMatch(end -> end.contains("checkout-fault"));
        }
    }

    public void awaitOrders(int more) {
        rush.awaitOrders(more);
    }

    /**
     * Until Redis or PostgreSQL has not answered a witness, who asks for a hold in the one and for orders in the other. Buyers notice nothing
     * where all of them wait for their orders.
     */
    public void awaitRefusal() {
        await("a refusal").atMost(PATIENCE).until(() -> isRefused(hold) || isRefused("/api/v1/orders"));
    }

    private boolean isRefused(String path) {
        try {
            return witness.get(path).status() == 503;
        } catch (UncheckedIOException noAnswer) {
            return true;
        }
    }
}
