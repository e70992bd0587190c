package io.onrush.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.onrush.engine.kit.OnrushTest;
import io.onrush.engine.kit.Reply;
import io.onrush.engine.kit.Shop;
import io.onrush.engine.kit.Shopper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The chain ticket → pass → hold → order. Every link is one visitor's: whoever steals one and is another visitor, or none, can do nothing with it, at any
 * call that takes it, and does no harm to whose it is.
 */
@OnrushTest
class StolenLinksIT {

    @Test
    void everyLinkOfTheChainIsUselessToAnotherVisitor(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper ann = shop.shopper().admittedTo(sale);
        Reply hold = ann.hold(sale, "stalls-A-1", "stalls-A-2").expect(201);

        ticket(sale, thief(shop, "Queue-Ticket", ann.header("Queue-Ticket")));
        pass(sale, thief(shop, "Admission-Pass", ann.header("Admission-Pass")));
        hold(sale, shop.shopper().admittedTo(sale), hold.text("holdId"));

        String orderId = ann.order(hold, "tok_visa").expect(202).text("orderId");
        ann.awaitOrder(orderId, "CONFIRMED");
        order(shop.shopper().admittedTo(sale), orderId, ann.get("/api/v1/orders/" + orderId + "/tickets").expect(200).json().get(0).get("ticketId").asString());
        sold(shop.shopper().admittedTo(sale), hold.text("holdId"));

        assertThat(ann.get("/api/v1/orders/" + orderId).expect(200).text("status")).isEqualTo("CONFIRMED");
        ann.pass(sale).expect(200);
    }

    @Test
    void noLinkOpensAnythingWithoutAVisitor(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper ann = shop.shopper().admittedTo(sale);
        Reply hold = ann.hold(sale, "stalls-A-3").expect(201);
        Map<String, String> loot = Map.of("Queue-Ticket", ann.header("Queue-Ticket"), "Admission-Pass", ann.header("Admission-Pass"), "Idempotency-Key", "loot");

        for (String call : List.of(
                "GET " + sale.onsale() + "/queue/me", "GET " + sale.onsale() + "/queue/me/receipt", "POST " + sale.onsale() + "/pass", "DELETE " + sale.onsale() + "/pass",
                "POST " + sale.event() + "/holds", "GET /api/v1/holds/" + hold.text("holdId"), "DELETE /api/v1/holds/" + hold.text("holdId"), "POST /api/v1/orders")) {
            String[] parts = call.split(" ");
            shop.http().send(parts[0], parts[1], loot, null).expectProblem(401, "visitor-required");
        }
        ann.get("/api/v1/holds/" + hold.text("holdId")).expect(200);
    }

    @Test
    void aLinkOfAnotherSaleIsUselessEvenToItsOwner(Shop shop) {
        Shop.Sale one = shop.openSale();
        Shop.Sale other = shop.openSale();
        Shopper ann = shop.shopper().admittedTo(one);
        ann.pass(other).expectProblem(401, "ticket-invalid");
        ann.hold(other, "stalls-A-1").expectProblem(403, "pass-invalid");
        ann.leave(other).expectProblem(403, "pass-invalid");
        String ticket = ann.header("Queue-Ticket");
        ann.header("Admission-Pass", ticket).hold(one, "stalls-A-4").expectProblem(403, "pass-invalid");
    }

    private static Shopper thief(Shop shop, String header, String stolen) {
        return shop.shopper().header(header, stolen);
    }

    private static void ticket(Shop.Sale sale, Shopper thief) {
        thief.place(sale).expectProblem(403, "ticket-not-yours");
        thief.receipt(sale).expectProblem(403, "ticket-not-yours");
        thief.pass(sale).expectProblem(403, "ticket-not-yours");
    }

    private static void pass(Shop.Sale sale, Shopper thief) {
        thief.hold(sale, "stalls-A-5").expectProblem(403, "pass-not-yours");
        thief.header("Access-Code", "whatever").get(sale.event() + "/allocation").expectProblem(403, "pass-not-yours");
        thief.leave(sale).expectProblem(403, "pass-not-yours");
    }

    /** Though the thief has a place and a pass of its own. */
    private static void hold(Shop.Sale sale, Shopper thief, String holdId) {
        thief.get("/api/v1/holds/" + holdId).expectProblem(404, "hold-not-found");
        thief.send("DELETE", "/api/v1/holds/" + holdId, null).expectProblem(404, "hold-not-found");
        thief.order(holdId, "tok_visa", "stolen").expectProblem(403, "hold-not-yours");
    }

    private static void sold(Shopper thief, String holdId) {
        thief.order(holdId, "tok_visa", "stolen-later").expectProblem(403, "hold-not-yours");
    }

    private static void order(Shopper thief, String orderId, String ticketId) {
        String order = "/api/v1/orders/" + orderId;
        thief.get(order).expectProblem(404, "order-not-found");
        thief.get(order + "/stream").expectProblem(404, "order-not-found");
        thief.get(order + "/tickets").expectProblem(404, "order-not-found");
        thief.get(order + "/tickets/" + ticketId + "/qr").expectProblem(404, "order-not-found");
        thief.cancel(orderId, "stolen").expectProblem(404, "order-not-found");
        assertThat(thief.get("/api/v1/orders").expect(200).body()).doesNotContain(orderId);
    }
}
