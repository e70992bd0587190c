package io.onrush.loadtests.simulation;

import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.PopulationBuilder;
import io.onrush.loadtests.shopper.Join;
import io.onrush.loadtests.shopper.Register;
import io.onrush.loadtests.shopper.Shopper;
import io.onrush.loadtests.shopper.Stage;
import io.onrush.loadtests.shopper.Step;
import io.onrush.loadtests.shopper.WaitInVain;
import java.time.Duration;
import java.util.List;

/** Joins and polls, and nothing else: nobody who is called shows up, so the queue moves by no-shows alone. */
public final class QueueSurge extends SaleSimulation {

    @Override
    Duration opensIn() {
        return settings.crowd().ramp();
    }

    @Override
    List<PopulationBuilder> crowds(Stage stage) {
        return List.of(scenario("waiting")
                .exec(feed(Shopper.crowd(settings)))
                .exec(Register.on(stage))
                .exec(Join.on(stage))
                .exec(WaitInVain.on(stage, settings.crowd().ramp().plus(settings.crowd().duration())))
                .injectOpen(rampUsers(settings.crowd().size()).during(settings.crowd().ramp())));
    }

    @Override
    List<Step> steps() {
        return List.of(Step.REGISTER, Step.JOIN, Step.POSITION);
    }
}
