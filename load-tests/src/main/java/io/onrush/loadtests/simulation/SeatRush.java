package io.onrush.loadtests.simulation;

import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.pause;
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
import io.onrush.loadtests.shopper.WaitByPolling;
import java.time.Duration;
import java.util.List;

/** Buyers who have been let in already all want the same best seats, at the same moment, and then the next best ones. */
public final class SeatRush extends SaleSimulation {

    private static final Duration EVERYBODY_IS_IN = Duration.ofSeconds(5);

    private volatile long rushAtNanos;

    @Override
    public void before() {
        super.before();
        rushAtNanos = System.nanoTime() + settings.crowd().ramp().plus(EVERYBODY_IS_IN).toNanos();
    }

    @Override
    List<PopulationBuilder> crowds(Stage stage) {
        return List.of(scenario("buyers")
                .exec(feed(Shopper.crowd(settings)))
                .exec(Register.on(stage))
                .exec(Join.on(stage))
                .exec(WaitByPolling.on(stage))
                .exec(TakePass.on(stage))
                .exec(pause(session -> Duration.ofNanos(Math.max(0, rushAtNanos - System.nanoTime()))))
                .exec(Purchase.on(stage, Taste.BEST))
                .injectOpen(rampUsers(settings.crowd().size()).during(settings.crowd().ramp())));
    }

    @Override
    List<Step> steps() {
        return List.of(Step.REGISTER, Step.JOIN, Step.PASS, Step.AVAILABILITY, Step.HOLD, Step.ORDER, Step.FOLLOW, Step.LEAVE);
    }
}
