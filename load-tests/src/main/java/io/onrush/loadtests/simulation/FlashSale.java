package io.onrush.loadtests.simulation;

import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.PopulationBuilder;
import io.onrush.loadtests.shopper.HoldItems;
import io.onrush.loadtests.shopper.Join;
import io.onrush.loadtests.shopper.Purchase;
import io.onrush.loadtests.shopper.Register;
import io.onrush.loadtests.shopper.Shopper;
import io.onrush.loadtests.shopper.Stage;
import io.onrush.loadtests.shopper.Step;
import io.onrush.loadtests.shopper.TakePass;
import io.onrush.loadtests.shopper.WaitForTurn;
import java.time.Duration;
import java.util.List;

/** Everybody joins before the sale opens, is let in at once, and wants the same item, of which there are too few for all. */
public final class FlashSale extends SaleSimulation {

    @Override
    Duration opensIn() {
        return settings.crowd().ramp();
    }

    @Override
    List<PopulationBuilder> crowds(Stage stage) {
        return List.of(scenario("buyers")
                .exec(feed(Shopper.crowd(settings)))
                .exec(Register.on(stage))
                .exec(Join.on(stage))
                .exec(WaitForTurn.on(stage))
                .exec(TakePass.on(stage))
                .exec(Purchase.on(stage, HoldItems.once(stage)))
                .injectOpen(rampUsers(settings.crowd().size()).during(settings.crowd().ramp())));
    }

    @Override
    List<Step> steps() {
        return List.of(Step.REGISTER, Step.JOIN, Step.PASS, Step.HOLD, Step.ORDER, Step.FOLLOW, Step.LEAVE);
    }
}
