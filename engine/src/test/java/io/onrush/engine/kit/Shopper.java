package io.onrush.engine.kit;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One visitor and what it was given: a token, a queue ticket, a pass. */
public final class Shopper {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Sender http;
    private final String visitorId;
    private final Map<String, String> headers = new HashMap<>();

    Shopper(Sender http, Reply registered) {
        this.http = http;
        this.visitorId = registered.text("visitorId");
        headers.put("Authorization", "Bearer " + registered.text("token"));
    }

    /** A new visitor, all of whose calls go this way. */
    public static Shopper registered(Sender http) {
        return new Shopper(http, http.send("POST", "/api/v1/visitors", Map.of(), null).expect(201));
    }

    public String visitorId() {
        return visitorId;
    }

    /** Sent with every call from now on: to forge, to borrow, or, where null, to leave out. */
    public Shopper header(String name, String value) {
        if (value == null) {
            headers.remove(name);
        } else {
            headers.put(name, value);
        }
        return this;
    }

    public String header(String name) {
        return headers.get(name);
    }

    public Reply send(String method, String path, Object body) {
        return http.send(method, path, headers, body);
    }

    public Reply get(String path) {
        return send("GET", path, null);
    }

    public Reply join(Shop.Sale sale) {
        Reply reply = send("POST", sale.onsale() + "/queue", null);
        if (reply.status() == 200 || reply.status() == 201) {
            headers.put("Queue-Ticket", reply.text("ticket"));
        }
        return reply;
    }

    public Reply place(Shop.Sale sale) {
        return get(sale.onsale() + "/queue/me");
    }

    public Reply receipt(Shop.Sale sale) {
        return get(sale.onsale() + "/queue/me/receipt");
    }

    public Reply pass(Shop.Sale sale) {
        Reply reply = send("POST", sale.onsale() + "/pass", null);
        if (reply.status() == 200) {
            headers.put("Admission-Pass", reply.text("pass"));
        }
        return reply;
    }

    public Reply leave(Shop.Sale sale) {
        return send("DELETE", sale.onsale() + "/pass", null);
    }

    /** Joins the queue and waits for the pass. */
    public Shopper admittedTo(Shop.Sale sale) {
        join(sale);
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> pass(sale).status() == 200);
        return this;
    }

    public Reply hold(Shop.Sale sale, String... seats) {
        return send("POST", sale.event() + "/holds", Map.of("seats", Arrays.asList(seats)));
    }

    public Reply holdItems(Shop.Sale sale, String sku, int quantity) {
        return send("POST", sale.event() + "/holds", items(sku, quantity));
    }

    public static Map<String, Object> items(String sku, int quantity) {
        return Map.of("items", List.of(Map.of("sku", sku, "quantity", quantity)));
    }

    public Reply order(Reply hold, String paymentToken) {
        return order(hold.text("holdId"), paymentToken, "key-" + hold.text("holdId"));
    }

    public Reply order(String holdId, String paymentToken, String key) {
        return withKey(key, "POST", "/api/v1/orders", orderBody(holdId, paymentToken));
    }

    public static Map<String, Object> orderBody(String holdId, String paymentToken) {
        return Map.of("holdId", holdId, "email", "shopper@example.org", "paymentToken", paymentToken);
    }

    public Reply cancel(String orderId, String key) {
        return withKey(key, "POST", "/api/v1/orders/" + orderId + "/cancel", null);
    }

    public Reply withKey(String key, String method, String path, Object body) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Idempotency-Key", key);
        return http.send(method, path, all, body);
    }

    /** The order once it has the status. */
    public Reply awaitOrder(String orderId, String status) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(30))
                .until(() -> get("/api/v1/orders/" + orderId), order -> status.equals(order.text("status")));
    }

    public List<String> ticketSeats(String orderId) {
        return get("/api/v1/orders/" + orderId + "/tickets").expect(200).json().valueStream()
                .map(ticket -> ticket.get("seat").asString())
                .toList();
    }
}
