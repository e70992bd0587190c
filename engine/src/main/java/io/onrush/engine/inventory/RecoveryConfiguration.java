package io.onrush.engine.inventory;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.micrometer.core.instrument.MeterRegistry;
import io.onrush.engine.catalog.Events;
import io.onrush.seatmap.plan.Venues;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** What puts Redis right where it has lost something: in every process, when it meets the loss. */
@Configuration(proxyBeanMethods = false)
class RecoveryConfiguration {

    @Bean
    Restoration seatRestoration(
            RedisClusterReactiveCommands<String, String> redis, Venues venues, SeatClaims claims, EventOrders orders,
            InventoryProperties properties) {
        return new SeatRestoration(redis, venues, claims, orders, properties.checkoutTime());
    }

    @Bean
    EventRecovery eventRecovery(
            RedisClusterReactiveCommands<String, String> redis, Events events, DatabaseClient database, List<Restoration> restorations,
            MeterRegistry registry) {
        return new EventRecovery(events, new Epochs(database), restorations, new RaiseNumbersScript(redis), new RecoveryMeters(registry));
    }
}
