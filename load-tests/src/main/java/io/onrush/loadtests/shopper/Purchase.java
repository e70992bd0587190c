package io.onrush.loadtests.shopper;

import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;

/** What happens between the pass and the door: in the mood that the plan says. */
public final class Purchase {

    private Purchase() {}

    public static ChainBuilder on(Stage stage, Taste taste) {
        return on(stage, HoldSeats.once(stage, taste));
    }

    /** @param hold one try to hold what the shopper wants */
    public static ChainBuilder on(Stage stage, ChainBuilder hold) {
        return exec(doIf(session -> !is(session, ShopperPlan.Mood.LEAVES)).then(
                        HoldUntilHeld.on(stage, hold).exec(doIf(session -> session.contains("holdId")).then(pay(stage)))))
                .exec(LeaveSale.on(stage));
    }

    private static ChainBuilder pay(Stage stage) {
        return doIf(session -> is(session, ShopperPlan.Mood.DAWDLES)).then(Think.tooLong(stage))
                .exec(doIf(session -> !is(session, ShopperPlan.Mood.DAWDLES)).then(Think.on(stage)))
                .exec(PlaceOrder.on(stage))
                .exec(doIf(session -> session.contains("orderId")).then(FollowOrder.toItsEnd(stage)
                        .exec(doIf(Purchase::isConfirmed).then(TakeTickets.on(stage)
                                .exec(doIf(session -> Shopper.of(session).plan().cancels()).then(Think.on(stage).exec(CancelOrder.on(stage))))))));
    }

    private static boolean isConfirmed(Session session) {
        return session.getString("orderStatus").equals("CONFIRMED");
    }

    private static boolean is(Session session, ShopperPlan.Mood mood) {
        return Shopper.of(session).plan().mood() == mood;
    }
}
