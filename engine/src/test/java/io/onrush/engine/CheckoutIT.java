package io.onrush.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.onrush.engine.kit.OnrushTest;
import io.onrush.engine.kit.Reply;
import io.onrush.engine.kit.Shop;
import io.onrush.engine.kit.Shopper;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Orders over the real inventory, each of them followed by the oracle. */
@OnrushTest
class CheckoutIT {

    @Test
    void aDeclinedCardPutsTheSeatsBackOnSale(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper shopper = shop.shopper().admittedTo(sale);
        String orderId = shopper.order(shopper.hold(sale, "stalls-A-1").expect(201), "tok_declined").expect(202).text("orderId");

        Reply failed = shopper.awaitOrder(orderId, "FAILED");
        assertThat(failed.text("reason")).isEqualTo("payment-declined");
        shopper.get("/api/v1/orders/" + orderId + "/tickets").expectProblem(409, "order-not-confirmed");
        shop.shopper().admittedTo(sale).hold(sale, "stalls-A-1").expect(201);
    }

    @Test
    void aSlowProviderIsWaitedFor(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper shopper = shop.shopper().admittedTo(sale);
        String orderId = shopper.order(shopper.hold(sale, "stalls-A-1").expect(201), "tok_slow").expect(202).text("orderId");
        shopper.awaitOrder(orderId, "CONFIRMED");
        assertThat(shopper.ticketSeats(orderId)).containsExactly("stalls-A-1");
    }

    @Test
    void aLostAnswerIsAskedForAgainAndNotChargedTwice(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper shopper = shop.shopper().admittedTo(sale);
        String orderId = shopper.order(shopper.hold(sale, "stalls-A-1").expect(201), "tok_lost_reply").expect(202).text("orderId");
        shopper.awaitOrder(orderId, "CONFIRMED");
    }

    @Test
    void aProviderThatNeverAnswersFailsTheOrderWithNothingCharged(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper shopper = shop.shopper().admittedTo(sale);
        String orderId = shopper.order(shopper.hold(sale, "stalls-A-1").expect(201), "tok_timeout").expect(202).text("orderId");
        assertThat(shopper.awaitOrder(orderId, "FAILED").text("reason")).isEqualTo("payment-timeout");
        shop.shopper().admittedTo(sale).hold(sale, "stalls-A-1").expect(201);
    }

    @Test
    void manyOrdersUnderOneKeyAreOneOrder(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper shopper = shop.shopper().admittedTo(sale);
        Reply hold = shopper.hold(sale, "stalls-A-1").expect(201);

        List<Reply> replies = IntStream.range(0, 16).parallel().mapToObj(i -> shopper.order(hold, "tok_visa")).toList();
        List<String> orders = replies.stream().filter(reply -> reply.status() == 202).map(reply -> reply.text("orderId")).distinct().toList();
        assertThat(replies).allMatch(reply -> reply.status() == 202 || reply.status() == 409);
        assertThat(orders).hasSize(1);
        shopper.awaitOrder(orders.getFirst(), "CONFIRMED");
        assertThat(shopper.order(hold, "tok_visa").expect(202).text("orderId")).isEqualTo(orders.getFirst());
    }

    @Test
    void theKeyIsRequiredAndBelongsToOneBody(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper shopper = shop.shopper().admittedTo(sale);
        Reply hold = shopper.hold(sale, "stalls-A-1").expect(201);
        String holdId = hold.text("holdId");

        shopper.send("POST", "/api/v1/orders", Shopper.orderBody(holdId, "tok_visa")).expectProblem(400, "idempotency-key-required");
        shopper.order(holdId, "tok_visa", "\"quoted\"").expect(202);
        shopper.order(holdId, "tok_visa", "quoted").expect(202);
        shopper.order(holdId, "tok_slow", "quoted").expectProblem(422, "idempotency-key-reused");
        shopper.order(holdId, "tok_visa", "another").expectProblem(409, "hold-already-ordered");
    }

    @Test
    void anOrderNamesEveryWrongField(Shop shop) {
        Reply refused = shop.shopper().withKey("k", "POST", "/api/v1/orders", Map.of("email", "nobody")).expectProblem(400, "invalid-order");
        assertThat(refused.errorFields()).containsExactlyInAnyOrder("holdId", "email", "paymentToken");
    }

    @Test
    void anothersOrderIsNotFound(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper owner = shop.shopper().admittedTo(sale);
        String orderId = owner.order(owner.hold(sale, "stalls-A-1").expect(201), "tok_visa").expect(202).text("orderId");
        owner.awaitOrder(orderId, "CONFIRMED");
        Shopper other = shop.shopper();

        other.get("/api/v1/orders/" + orderId).expectProblem(404, "order-not-found");
        other.get("/api/v1/orders/" + orderId + "/tickets").expectProblem(404, "order-not-found");
        other.get("/api/v1/orders/" + orderId + "/stream").expectProblem(404, "order-not-found");
        other.cancel(orderId, "mine-now").expectProblem(404, "order-not-found");
        assertThat(other.get("/api/v1/orders").expect(200).json().size()).isZero();
    }

    @Test
    void anOrderCannotBeCancelledOutsideItsWindow(Shop shop) {
        Shop.Sale sale = shop.openSale(event -> event.put("cancellationMinutes", 0), onsale -> {});
        Shopper shopper = shop.shopper().admittedTo(sale);
        String orderId = shopper.order(shopper.hold(sale, "stalls-A-1").expect(201), "tok_visa").expect(202).text("orderId");
        shopper.awaitOrder(orderId, "CONFIRMED");

        shopper.cancel(orderId, "too-late").expectProblem(409, "cancellation-closed");
        shopper.send("POST", "/api/v1/orders/" + orderId + "/cancel", null).expectProblem(400, "idempotency-key-required");
    }

    @Test
    void aHoldThatIsBeingBoughtCannotBeReleased(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper shopper = shop.shopper().admittedTo(sale);
        Reply hold = shopper.hold(sale, "stalls-A-1").expect(201);
        String orderId = shopper.order(hold, "tok_visa").expect(202).text("orderId");
        shopper.awaitOrder(orderId, "CONFIRMED");
        shopper.send("DELETE", "/api/v1/holds/" + hold.text("holdId"), null).expectProblem(409, "hold-ordered");
    }
}
