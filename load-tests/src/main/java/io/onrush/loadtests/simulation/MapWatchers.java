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
import io.onrush.loadtests.shopper.WaitByPolling;
import io.onrush.loadtests.shopper.WatchMap;
import java.util.List;

/** Many watch the seats, each with a break in the middle; for every ten of them one comes and buys. */
public final class MapWatchers extends SaleSimulation {

    private static final int WATCHERS_A_BUYER = 10;

    @Override
    List<PopulationBuilder> crowds(Stage stage) {
        return List.of(watchers(stage), buyers(stage));
    }

    private PopulationBuilder watchers(Stage stage) {
        return scenario("watchers")
                .exec(WatchMap.on(stage, settings.crowd().duration()))
                .injectOpen(rampUsers(settings.crowd().size()).during(settings.crowd().ramp()));
    }

    private PopulationBuilder buyers(Stage stage) {
        return scenario("buyers")
                .exec(feed(Shopper.crowd(settings)))
                .exec(Register.on(stage))
                .exec(Join.on(stage))
                .exec(WaitByPolling.on(stage))
                .exec(TakePass.on(stage))
                .exec(Think.on(stage))
                .exec(Purchase.on(stage, Taste.ANY))
                .injectOpen(rampUsers(Math.ceilDiv(settings.crowd().size(), WATCHERS_A_BUYER))
                        .during(settings.crowd().ramp().plus(settings.crowd().duration())));
    }

    @Override
    List<Step> steps() {
        return List.of(Step.MAP_STREAM, Step.HOLD, Step.ORDER, Step.FOLLOW);
    }
}
