package io.onrush.engine.wiring;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.onrush.checkout.order.PaymentOutcomes;
import io.onrush.engine.catalog.EventOnsales;
import io.onrush.engine.catalog.EventView;
import io.onrush.engine.catalog.Events;
import io.onrush.engine.edge.ClientAddress;
import io.onrush.engine.inventory.Admissions;
import io.onrush.engine.inventory.HoldTotals;
import io.onrush.engine.stock.Stock;
import io.onrush.seatmap.availability.SeatAvailability;
import io.onrush.waitingroom.admission.AdmissionPasses;
import io.onrush.waitingroom.admission.PassCheck;
import io.onrush.waitingroom.admission.control.SaleSignals;
import io.onrush.waitingroom.queue.Onsale;
import io.onrush.waitingroom.queue.Onsales;
import io.onrush.waitingroom.queue.Phase;
import io.onrush.waitingroom.web.ClientAddresses;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** What the rest asks the waiting room: who is admitted, and how an event is sold; and what it asks of the sale. */
@Configuration(proxyBeanMethods = false)
class WaitingRoomPorts {

    @Bean
    Admissions admissions(AdmissionPasses passes) {
        return (pass, visitorId, eventId) -> passes.check(pass, visitorId, eventId).flatMap(check -> switch (check) {
            case PassCheck.Admitted admitted -> Mono.just(new Admissions.Admission(admitted.trace()));
            case PassCheck.Refusal refusal -> Mono.<Admissions.Admission>error(AdmissionPasses.problem(refusal));
        });
    }

    @Bean
    SaleSignals saleSignals(
            Events events, SeatAvailability availability, Stock stock, HoldTotals holds, PaymentOutcomes payments, DatabaseClient database, Clock clock) {
        return new WatchedSales(events, availability, stock, holds, payments, new SoldSoFar(database, clock));
    }

    @Bean
    ClientAddresses clientAddresses(ClientAddress addresses) {
        return request -> addresses.client(request.exchange().getRequest());
    }

    @Bean
    EventOnsales eventOnsales(Onsales onsales, Clock clock) {
        return new CachedOnsales(onsales, clock);
    }

    /** An event page is asked for by everybody, and its onsales come from PostgreSQL: a node asks once a second. */
    static final class CachedOnsales implements EventOnsales {

        private static final Duration KEPT = Duration.ofSeconds(1);

        private final Onsales onsales;
        private final Clock clock;
        private final AsyncCache<UUID, List<Onsale>> cache =
                Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(KEPT).buildAsync();

        CachedOnsales(Onsales onsales, Clock clock) {
            this.onsales = onsales;
            this.clock = clock;
        }

        @Override
        public Mono<EventView.OnsaleView> of(UUID eventId) {
            return Mono.defer(() -> Mono.fromFuture(
                            cache.get(eventId, (id, executor) -> onsales.ofEvent(id).collectList().toFuture()), true))
                    .mapNotNull(all -> current(all).map(this::view).orElse(null));
        }

        private Optional<Onsale> current(List<Onsale> byOpening) {
            Instant now = clock.instant();
            return byOpening.stream()
                    .filter(onsale -> onsale.phase(now) != Phase.CLOSED)
                    .findFirst()
                    .or(() -> byOpening.isEmpty() ? Optional.empty() : Optional.of(byOpening.getLast()));
        }

        private EventView.OnsaleView view(Onsale onsale) {
            return new EventView.OnsaleView(
                    onsale.id(),
                    onsale.phase(clock.instant()).name(),
                    onsale.queueOpensAt(),
                    onsale.opensAt(),
                    onsale.closesAt());
        }
    }
}
