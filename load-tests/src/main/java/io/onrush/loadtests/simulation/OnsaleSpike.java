package io.onrush.loadtests.simulation;

import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.PopulationBuilder;
import io.onrush.loadtests.shopper.Join;
import io.onrush.loadtests.shopper.Purchase;
import io.onrush.loadtests.shopper.Register;
import io.onrush.loadtests.shopper.Shopper;
import io.onrush.loadtests.shopper.Stage;
import io.onrush.loadtests.shopper.Step;
import io.onrush.loadtests.shopper.TakePass;
import io.onrush.loadtests.shopper.Taste;
import io.onrush.loadtests.shopper.Think;
import io.onrush.loadtests.shopper.WaitForTurn;
import java.time.Duration;
import java.util.List;

/** Everybody joins in the time before the sale opens; then they are drawn, let in, pick, pay, and leave. */
public final class OnsaleSpike extends SaleSimulation {

    @Override
    Duration opensIn() {
        return settings.crowd().ramp();
    }

    @Override
    List<PopulationBuilder> crowds(Stage stage) {
        return List.of(scenario("shoppers")
                .exec(feed(Shopper.crowd(settings)))
                .exec(Register.on(stage))
                .exec(Join.on(stage))
                .exec(WaitForTurn.on(stage))
                .exec(TakePass.on(stage))
                .exec(Think.on(stage))
                .exec(Purchase.on(stage, Taste.ANY))
                .injectOpen(rampUsers(settings.crowd().size()).during(settings.crowd().ramp())));
    }

    @Override
    List<Step> steps() {
        return List.of(Step.REGISTER, Step.JOIN, Step.PASS, Step.AVAILABILITY, Step.HOLD, Step.ORDER, Step.FOLLOW, Step.LEAVE);
    }
}
