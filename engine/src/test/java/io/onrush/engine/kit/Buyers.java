package io.onrush.engine.kit;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Buyers who come at a steady rate, a few at a time, each on the whole way from the queue to the tickets. Every fourth wants a
 * seat that the one before has. Whatever is answered that no buyer should ever see is kept as an unexplained error.
 */
public final class Buyers implements AutoCloseable {

    private static final List<String> TOKENS = List.of("tok_visa", "tok_visa", "tok_slow", "tok_visa", "tok_declined", "tok_lost_reply");
    private static final int MOST_AT_ONCE = 12;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Sender way;
    private final List<Shop.Sale> sales;
    private final List<String> seats;
    private final ScheduledExecutorService door = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger arrivals = new AtomicInteger();
    private final AtomicInteger here = new AtomicInteger();
    private final Map<String, String> ends = new ConcurrentHashMap<>();
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final Queue<String> unexplained = new ConcurrentLinkedQueue<>();

    public Buyers(Sender way, List<Shop.Sale> sales, List<String> seats) {
        this.way = way;
        this.sales = sales;
        this.seats = seats;
    }

    public void comeEvery(Duration pause) {
        door.scheduleAtFixedRate(this::arrive, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Nobody comes any more; those who are here finish. */
    public void closeDoor() {
        door.shutdown();
        await("the last buyer").atMost(PATIENCE).until(() -> here.get() == 0);
    }

    /** Every order that was answered with 202. */
    public Set<String> accepted() {
        return Set.copyOf(accepted);
    }

    /** How each order ended that its buyer followed to its end: CONFIRMED, or FAILED with its reason. */
    public Map<String, String> ends() {
        return Map.copyOf(ends);
    }

    public List<String> unexplained() {
        return List.copyOf(unexplained);
    }

    private void arrive() {
        if (here.get() < MOST_AT_ONCE) {
            here.incrementAndGet();
            crowd.execute(this::buy);
        }
    }

    private void buy() {
        int number = arrivals.getAndIncrement();
        try {
            buy(number);
        } catch (Throwable wrong) {
            unexplained.add("buyer " + number + ": " + wrong);
        } finally {
            here.decrementAndGet();
        }
    }

    private void buy(int number) {
        int seat = number % 4 == 3 ? number - 1 : number;
        Shop.Sale sale = sales.get(seat / seats.size());
        Shopper shopper = Shopper.registered(way);
        shopper.join(sale);
        await("the pass of buyer " + number).atMost(PATIENCE).pollInterval(LOOK_AGAIN).until(() -> shopper.pass(sale).status() == 200);
        Reply hold = shopper.withKey("hold-" + number, "POST", sale.event() + "/holds", Map.of("seats", List.of(seats.get(seat % seats.size()))));
        if (hold.status() == 409) {
            hold.expectProblem(409, "seats-unavailable");
            return;
        }
        Reply order = shopper.order(hold.expect(201), TOKENS.get(number % TOKENS.size())).expect(202);
        accepted.add(order.text("orderId"));
        ends.put(order.text("orderId"), end(shopper, order.text("orderId")));
    }

    private static String end(Shopper shopper, String orderId) {
        Reply order = await("order " + orderId).atMost(PATIENCE).pollInterval(LOOK_AGAIN)
                .until(() -> shopper.get("/api/v1/orders/" + orderId).expect(200), known -> !known.text("status").equals("PENDING"));
        if (order.text("status").equals("CONFIRMED") && shopper.ticketSeats(orderId).size() != 1) {
            throw new AssertionError("order " + orderId + " is confirmed and has no ticket");
        }
        return order.text("status") + (order.text("reason") == null ? "" : " " + order.text("reason"));
    }

    @Override
    public void close() {
        door.shutdownNow();
        crowd.shutdownNow();
    }
}
