package io.onrush.loadtests.simulation;

import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.PopulationBuilder;
import io.onrush.loadtests.shopper.HoldAndRelease;
import io.onrush.loadtests.shopper.Join;
import io.onrush.loadtests.shopper.LeaveSale;
import io.onrush.loadtests.shopper.Register;
import io.onrush.loadtests.shopper.Shopper;
import io.onrush.loadtests.shopper.Stage;
import io.onrush.loadtests.shopper.Step;
import io.onrush.loadtests.shopper.TakePass;
import io.onrush.loadtests.shopper.WaitByPolling;
import java.util.List;

/** Nobody buys: seats are held and given back, over and over. */
public final class Churn extends SaleSimulation {

    @Override
    List<PopulationBuilder> crowds(Stage stage) {
        return List.of(scenario("undecided")
                .exec(feed(Shopper.crowd(settings)))
                .exec(Register.on(stage))
                .exec(Join.on(stage))
                .exec(WaitByPolling.on(stage))
                .exec(TakePass.on(stage))
                .exec(HoldAndRelease.on(stage, settings.crowd().duration()))
                .exec(LeaveSale.on(stage))
                .injectOpen(rampUsers(settings.crowd().size()).during(settings.crowd().ramp())));
    }

    @Override
    List<Step> steps() {
        return List.of(Step.AVAILABILITY, Step.HOLD, Step.RELEASE);
    }
}
