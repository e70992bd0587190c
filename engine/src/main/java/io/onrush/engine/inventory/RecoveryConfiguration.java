package io.onrush.engine.inventory;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.micrometer.core.instrument.MeterRegistry;
import io.onrush.engine.catalog.Events;
import io.onrush.engine.stock.Stock;
import io.onrush.engine.stock.StockClaims;
import io.onrush.seatmap.plan.Venues;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.util.IdGenerator;

/** What puts Redis right where it has lost something: in every process when it meets a loss, on the edge also by looking for one. */
@Configuration(proxyBeanMethods = false)
class RecoveryConfiguration {

    @Bean
    @Order(1)
    Restoration seatRestoration(
            RedisClusterReactiveCommands<String, String> redis, Venues venues, SeatClaims claims, EventAllocations allocations, EventOrders orders,
            InventoryProperties properties) {
        return new SeatRestoration(redis, venues, claims, allocations, orders, properties.checkoutTime());
    }

    @Bean
    @Order(2)
    Restoration stockRestoration(EventStock stock) {
        return new StockRestoration(stock);
    }

    @Bean
    EventRecovery eventRecovery(
            RedisClusterReactiveCommands<String, String> redis, Events events, DatabaseClient database, List<Restoration> restorations,
            MeterRegistry registry) {
        return new EventRecovery(events, new Epochs(database), restorations, new RaiseNumbersScript(redis), new RecoveryMeters(registry));
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty(name = "onrush.edge.serve", matchIfMissing = true)
    static class Looking {

        @Bean
        ReconcilerMeters reconcilerMeters(MeterRegistry registry) {
            return new ReconcilerMeters(registry);
        }

        @Bean
        Reconciler reconciler(
                RedisClusterReactiveCommands<String, String> redis, SeatClaims claims, EventAllocations allocations, EventOrders orders, InventoryProperties properties,
                Clock clock, Losses losses, ReconcilerMeters meters, StockClaims stockClaims, StockReconciler stock, StockRepairs stockRepairs) {
            Repairs repairs = new Repairs(redis, properties.checkoutTime(), orderId -> claims.unclaim(orderId).then(stockClaims.unclaim(orderId)));
            Suspicions suspicions = new Suspicions(clock, properties.reconcileGrace());
            return new Reconciler(new SeatReconciler(redis, claims, allocations, orders, losses), stock, suspicions, repairs, stockRepairs, meters);
        }

        @Bean
        StockReconciler stockReconciler(
                RedisClusterReactiveCommands<String, String> redis, Events events, EventStock eventStock, Stock stock, StockClaims claims,
                EventOrders orders, Losses losses) {
            return new StockReconciler(redis, events, eventStock, stock, claims, orders, losses);
        }

        @Bean
        StockRepairs stockRepairs(
                RedisClusterReactiveCommands<String, String> redis, Stock stock, StockClaims claims, StockCheckout checkout) {
            return new StockRepairs(redis, stock, claims, checkout);
        }

        @Bean
        ReconcilerRounds reconcilerRounds(
                RedisClusterReactiveCommands<String, String> redis, Events events, Reconciler reconciler, ReconcilerMeters meters,
                InventoryProperties properties, IdGenerator ids, SecureRandom random) {
            return new ReconcilerRounds(redis, events, reconciler, meters, properties.reconcileInterval(), ids.generateId().toString(), random);
        }
    }
}
