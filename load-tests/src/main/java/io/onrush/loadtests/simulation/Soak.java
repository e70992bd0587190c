package io.onrush.loadtests.simulation;

import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import io.onrush.loadtests.shopper.HoldAndRelease;
import io.onrush.loadtests.shopper.Join;
import io.onrush.loadtests.shopper.LeaveSale;
import io.onrush.loadtests.shopper.Purchase;
import io.onrush.loadtests.shopper.Register;
import io.onrush.loadtests.shopper.Shopper;
import io.onrush.loadtests.shopper.Stage;
import io.onrush.loadtests.shopper.Step;
import io.onrush.loadtests.shopper.TakePass;
import io.onrush.loadtests.shopper.Taste;
import io.onrush.loadtests.shopper.Think;
import io.onrush.loadtests.shopper.WaitForTurn;
import io.onrush.loadtests.shopper.WatchMap;
import java.util.List;

/** All kinds of people for a long time: shoppers who come evenly over it and of whom some cancel, watchers, undecided ones. */
public final class Soak extends SaleSimulation {

    private static final int SHOPPERS_A_WATCHER = 10;
    private static final int SHOPPERS_AN_UNDECIDED = 20;

    @Override
    List<PopulationBuilder> crowds(Stage stage) {
        return List.of(
                scenario("shoppers").exec(feed(Shopper.crowd(settings))).exec(letIn(stage)).exec(Think.on(stage)).exec(Purchase.on(stage, Taste.ANY))
                        .injectOpen(rampUsers(settings.crowd().size()).during(settings.crowd().duration())),
                scenario("undecided").exec(feed(Shopper.crowd(settings, settings.crowd().size()))).exec(letIn(stage)).exec(HoldAndRelease.on(stage, settings.crowd().duration())).exec(LeaveSale.on(stage))
                        .injectOpen(rampUsers(Math.ceilDiv(settings.crowd().size(), SHOPPERS_AN_UNDECIDED)).during(settings.crowd().ramp())),
                scenario("watchers").exec(WatchMap.on(stage, settings.crowd().duration()))
                        .injectOpen(rampUsers(Math.ceilDiv(settings.crowd().size(), SHOPPERS_A_WATCHER)).during(settings.crowd().ramp())));
    }

    private static ChainBuilder letIn(Stage stage) {
        return Register.on(stage).exec(Join.on(stage)).exec(WaitForTurn.on(stage)).exec(TakePass.on(stage));
    }

    @Override
    List<Step> steps() {
        return List.of(Step.JOIN, Step.PASS, Step.HOLD, Step.RELEASE, Step.ORDER, Step.FOLLOW, Step.MAP_STREAM);
    }
}
