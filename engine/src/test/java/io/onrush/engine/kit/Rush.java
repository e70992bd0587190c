package io.onrush.engine.kit;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * A few buyers who want all of a small sale: they pick seats, ask for the best ones, take items, give some back, order, cancel now and then,
 * and go on until everything is sold. What an engine refuses for a reason is fine with them; any other answer is kept as unexplained.
 */
public final class Rush implements AutoCloseable {

    private static final int BUYERS = 6;
    private static final int ROWS = 2;
    private static final int SEATS_A_ROW = 12;
    private static final int UNITS = 16;
    private static final int CANCELLED_AT_MOST = 6;
    private static final int RELEASED_AT_MOST = 12;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private static final Set<String> REASONS = Set.of(
            "seats-unavailable", "stock-unavailable", "hold-not-found", "hold-expired", "hold-ordered", "hold-already-ordered", "hold-cool-down",
            "pass-required", "pass-expired", "pass-invalid", "idempotency-key-in-flight");

    private final Sender way;
    private final Shop.Sale sale;
    private final List<String> seats;
    private final long seed;
    private final ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger left = new AtomicInteger(BUYERS);
    private final AtomicInteger cancelled = new AtomicInteger();
    private final AtomicInteger released = new AtomicInteger();
    private final Map<String, String> ends = new ConcurrentHashMap<>();
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final Queue<String> unexplained = new ConcurrentLinkedQueue<>();

    /** @param way of the buyers, who send again what was not answered */
    public Rush(Sender way, Shop.Sale sale, List<String> seats, long seed) {
        this.way = way;
        this.sale = sale;
        this.seats = seats;
        this.seed = seed;
        IntStream.range(0, BUYERS).forEach(number -> crowd.execute(() -> buy(number)));
    }

    /** Two rows and a few posters. */
    public static Shop.Sale openSale(Shop shop) {
        return shop.openSale(plan(), event -> {
            event.put("seatsPerVisitor", 100);
            event.put("holdSeconds", 5);
            event.put("items", List.of(Shop.item("poster", UNITS)));
        }, onsale -> {});
    }

    private static byte[] plan() {
        List<Object> rows = IntStream.range(0, ROWS).<Object>mapToObj(row -> Map.of(
                "row_number", Integer.toString(row + 1), "position", Map.of("x", 0, "y", 30 * row), "seats", seatsOf(row))).toList();
        return new JsonMapper().writeValueAsBytes(Map.of(
                "name", "A small room", "size", Map.of("width", 400, "height", 200), "categories", List.of(Map.of("name", "Only", "color", "#1565c0")),
                "zones", List.of(Map.of("name", "Room", "position", Map.of("x", 20, "y", 20), "rows", rows))));
    }

    private static List<Object> seatsOf(int row) {
        return IntStream.range(0, SEATS_A_ROW).<Object>mapToObj(seat -> Map.of(
                "seat_guid", "room-" + (row + 1) + "-" + (seat + 1), "seat_number", Integer.toString(seat + 1), "category", "Only",
                "position", Map.of("x", 30 * seat, "y", 0))).toList();
    }

    public int orders() {
        return accepted.size();
    }

    public void awaitOrders(int more) {
        int enough = accepted.size() + more;
        await(more + " more orders").atMost(PATIENCE).until(() -> accepted.size() >= enough || left.get() == 0 || !unexplained.isEmpty());
    }

    public void awaitSoldOut() {
        await("all is sold").atMost(PATIENCE).until(() -> left.get() == 0);
    }

    /** How each order ended that was accepted. */
    public Map<String, String> ends() {
        return Map.copyOf(ends);
    }

    public Set<String> accepted() {
        return Set.copyOf(accepted);
    }

    public List<String> unexplained() {
        return List.copyOf(unexplained);
    }

    private void buy(int number) {
        try {
            Random random = new Random(31 * seed + number);
            Shopper shopper = admit(Shopper.registered(way));
            for (int attempt = 0; !isSoldOut(shopper); attempt++) {
                buy(shopper, "rush-" + attempt, random);
            }
        } catch (Throwable wrong) {
            unexplained.add("buyer " + number + ": " + wrong);
        } finally {
            left.decrementAndGet();
        }
    }

    /** Whoever loses place or pass with a Redis that forgot joins again. */
    private Shopper admit(Shopper shopper) {
        shopper.join(sale);
        await("a pass").atMost(PATIENCE).pollInterval(LOOK_AGAIN).until(() -> {
            Reply pass = shopper.pass(sale);
            if (pass.status() != 200 && !"not-your-turn".equals(problem(pass))) {
                shopper.join(sale);
            }
            return pass.status() == 200;
        });
        return shopper;
    }

    private boolean isSoldOut(Shopper shopper) {
        Reply availability = shopper.get(sale.event() + "/availability").expect(200);
        return availability.text("seats").chars().allMatch(state -> state == 'S') && availability.json().get("stock").get("poster").asInt() == 0;
    }

    private void buy(Shopper shopper, String key, Random random) {
        Reply hold = shopper.withKey(key, "POST", sale.event() + "/holds", wish(shopper, random));
        if (hold.status() != 201) {
            expectReason(hold);
            if (problem(hold).startsWith("pass-")) {
                admit(shopper);
            }
        } else if (random.nextInt(8) == 0 && released.getAndIncrement() < RELEASED_AT_MOST) {
            expectReason(shopper.send("DELETE", "/api/v1/holds/" + hold.text("holdId"), null));
        } else {
            order(shopper, hold, random);
        }
    }

    private Map<String, Object> wish(Shopper shopper, Random random) {
        int quantity = 1 + random.nextInt(3);
        return switch (random.nextInt(3)) {
            case 0 -> Map.of("bestAvailable", Map.of("quantity", quantity));
            case 1 -> Map.of("seats", someSeats(shopper, quantity, random));
            default -> Shopper.items("poster", quantity);
        };
    }

    private List<String> someSeats(Shopper shopper, int quantity, Random random) {
        String states = shopper.get(sale.event() + "/availability").expect(200).text("seats");
        int[] free = IntStream.range(0, states.length()).filter(seat -> states.charAt(seat) == 'A').toArray();
        return free.length == 0
                ? List.of(seats.getFirst())
                : random.ints(0, free.length).limit(quantity).distinct().mapToObj(i -> seats.get(free[i])).toList();
    }

    private void order(Shopper shopper, Reply hold, Random random) {
        Reply order = await("an answer to an order").atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(LOOK_AGAIN)
                .until(() -> shopper.order(hold, "tok_visa"), reply -> !"idempotency-key-in-flight".equals(problem(reply)));
        if (order.status() != 202) {
            expectReason(order);
            return;
        }
        String orderId = order.text("orderId");
        accepted.add(orderId);
        String end = end(shopper, orderId);
        if (end.equals("CONFIRMED") && random.nextInt(6) == 0 && cancelled.getAndIncrement() < CANCELLED_AT_MOST) {
            shopper.cancel(orderId, "cancel-" + orderId).expect(202);
            end = await("a cancellation").atMost(PATIENCE).pollInterval(LOOK_AGAIN).until(() -> end(shopper, orderId), "CANCELLED"::equals);
        }
        ends.put(orderId, end);
    }

    private static String end(Shopper shopper, String orderId) {
        Reply order = await("order " + orderId).atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(LOOK_AGAIN)
                .until(() -> shopper.get("/api/v1/orders/" + orderId).expect(200), known -> !known.text("status").equals("PENDING"));
        return order.text("status") + (order.text("reason") == null ? "" : " " + order.text("reason"));
    }

    private static void expectReason(Reply reply) {
        if (reply.status() >= 300 && !REASONS.contains(problem(reply))) {
            throw new AssertionError("status " + reply.status() + ": " + reply.body());
        }
    }

    /** The id of a problem; empty where it is none. */
    private static String problem(Reply reply) {
        String type = reply.json() == null ? null : reply.text("type");
        return type == null ? "" : type.substring(type.lastIndexOf('/') + 1);
    }

    @Override
    public void close() {
        crowd.shutdownNow();
        try {
            crowd.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
