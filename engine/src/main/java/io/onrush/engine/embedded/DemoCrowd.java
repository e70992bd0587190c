package io.onrush.engine.embedded;

import java.time.Clock;
import java.time.Duration;
import java.util.SplittableRandom;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Shoppers who come in the minute before the sale opens and a while after it, and who then do as shoppers do. */
final class DemoCrowd {

    private static final Duration REPORT_EVERY = Duration.ofSeconds(10);

    private final CrowdClient client;
    private final CrowdTally tally;
    private final DemoProperties properties;
    private final SplittableRandom random;
    private final Duration untilOpen;

    DemoCrowd(String url, DemoSale.Sale sale, DemoProperties properties, Clock clock, SplittableRandom random) {
        this.client = new CrowdClient(url, sale);
        this.tally = new CrowdTally(clock);
        this.properties = properties;
        this.random = random;
        Duration left = Duration.between(clock.instant(), sale.opensAt());
        this.untilOpen = left.isNegative() ? Duration.ZERO : left;
    }

    /** A few lines of text when the last shopper has gone. */
    Mono<String> run() {
        Flux<Long> reports = Flux.interval(REPORT_EVERY).onBackpressureDrop().doOnNext(tick -> tally.log());
        Mono<Void> everyone = Flux.range(0, properties.crowd()).flatMap(this::shopper, properties.crowd()).then().cache();
        return reports.takeUntilOther(everyone).then(everyone).then(Mono.fromSupplier(tally::verdict));
    }

    private Mono<Void> shopper(int number) {
        SplittableRandom own = random.split();
        long window = Math.max(1, untilOpen.plusSeconds(10).toMillis());
        return Mono.delay(Duration.ofMillis(own.nextLong(window)))
                .then(Mono.defer(() -> new CrowdShopper(number, client, tally, own, properties.seatsPerVisitor()).shop()))
                .onErrorResume(tally::gaveUp);
    }
}
