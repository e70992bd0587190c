package io.onrush.loadtests.simulation;

import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.Assertion;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import io.onrush.loadtests.process.GatlingRun;
import io.onrush.loadtests.sale.Api;
import io.onrush.loadtests.sale.NewSale;
import io.onrush.loadtests.sale.Sale;
import io.onrush.loadtests.settings.LoadSettings;
import io.onrush.loadtests.shopper.HoldTimes;
import io.onrush.loadtests.shopper.Recorder;
import io.onrush.loadtests.shopper.Stage;
import io.onrush.loadtests.shopper.Step;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A run against one sale: opens it, lets the crowd in, holds the bounds, and leaves its figures for the verdict. */
abstract class SaleSimulation extends Simulation {

    private static final Duration ENDS_AFTER = Duration.ofSeconds(30);
    private static final int FRAMES_KEPT = 10_000;

    final LoadSettings settings = LoadSettings.of(System.getProperties(), System.getenv());
    private final Sale sale = Sale.of(System.getProperties());
    private final Api api = new Api(sale.url(), settings.target().adminPassword());
    private final Recorder recorder = new Recorder();
    private volatile long startedNanos;

    SaleSimulation() {
        Stage stage = new Stage(sale, settings, seatIds(), recorder, new HoldTimes());
        setUp(crowds(stage))
                .protocols(protocol())
                .assertions(bounds())
                .maxDuration(settings.crowd().ramp().plus(settings.crowd().duration()).plus(settings.crowd().patience()).plus(ENDS_AFTER));
    }

    abstract List<PopulationBuilder> crowds(Stage stage);

    /** Steps that are sure to happen, and whose times are bounded. */
    abstract List<Step> steps();

    /** From the arrival of the first until the sale opens. */
    Duration opensIn() {
        return Duration.ZERO;
    }

    @Override
    public void before() {
        new NewSale(api, Clock.systemUTC()).openIn(sale, opensIn());
        startedNanos = System.nanoTime();
    }

    @Override
    public void after() {
        Duration took = Duration.ofNanos(System.nanoTime() - startedNanos);
        new JsonMapper().writeValue(Path.of(System.getProperty(GatlingRun.FIGURES)), recorder.figures(took));
    }

    private HttpProtocolBuilder protocol() {
        return http.baseUrl(sale.url())
                .acceptHeader("application/json")
                .acceptEncodingHeader("gzip")
                .userAgentHeader("onrush-load-tests")
                .disableCaching()
                .disableAutoReferer()
                .disableAutoOrigin()
                .disableWarmUp()
                .sseUnmatchedInboundMessageBufferSize(FRAMES_KEPT)
                .transformResponse(recorder::seen);
    }

    private List<Assertion> bounds() {
        double errors = settings.bounds().errors() * 100;
        Stream<Assertion> all = Stream.of(global().failedRequests().percent().lte(errors));
        return Stream.concat(all, steps().stream().flatMap(step -> Stream.of(
                        details(step.text()).failedRequests().percent().lte(errors),
                        details(step.text()).responseTime().percentile(95).lte(millis(settings.bounds().p95())),
                        details(step.text()).responseTime().percentile(99).lte(millis(settings.bounds().p99())))))
                .toList();
    }

    private List<String> seatIds() {
        return api.get("/events/" + sale.eventId() + "/seat-map").get("sections").valueStream()
                .flatMap(section -> section.get("rows").valueStream())
                .flatMap(row -> row.get("seats").valueStream())
                .map(seat -> seat.get("id"))
                .map(JsonNode::asString)
                .toList();
    }

    private static int millis(Duration time) {
        return Math.toIntExact(Math.min(time.toMillis(), Integer.MAX_VALUE));
    }
}
