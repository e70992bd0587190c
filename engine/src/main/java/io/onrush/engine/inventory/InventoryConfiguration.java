package io.onrush.engine.inventory;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.onrush.engine.catalog.Events;
import io.onrush.engine.edge.HotJson;
import io.onrush.engine.stock.Stock;
import io.onrush.engine.stock.StockClaims;
import io.onrush.engine.tracing.Traces;
import io.onrush.seatmap.plan.Venues;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.util.IdGenerator;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InventoryProperties.class)
class InventoryConfiguration {

    @Bean
    EventSeats eventSeats(RedisClusterReactiveCommands<String, String> redis, Losses losses) {
        return new EventSeats(redis, losses);
    }

    @Bean
    AllocatedSeats allocatedSeats(RedisClusterReactiveCommands<String, String> redis, Losses losses) {
        return new AllocatedSeats(redis, losses);
    }

    @Bean
    SeatClaims seatClaims(DatabaseClient database, TransactionalOperator transaction) {
        return new SeatClaims(database, transaction);
    }

    @Bean
    StockHolds stockHolds(
            RedisClusterReactiveCommands<String, String> redis, Stock stock, AllocatedSeats allocated, EventAllocations allocations, IdGenerator ids,
            InventoryProperties properties, Losses losses) {
        return new StockHolds(redis, stock, allocated, allocations, ids, properties.budget(), losses);
    }

    @Bean
    Holds holds(
            RedisClusterReactiveCommands<String, String> redis, Events events, Venues venues, EventSeats seats, StockHolds stockHolds, Clock clock,
            InventoryProperties properties, Losses losses) {
        return new Holds(redis, events, venues, seats, stockHolds, clock, properties.budget(), losses);
    }

    @Bean
    EventStock eventStock(
            RedisClusterReactiveCommands<String, String> redis, Stock stock, StockClaims claims, EventAllocations allocations, EventOrders orders,
            InventoryProperties properties) {
        return new EventStock(redis, stock, claims, allocations, orders, properties.checkoutTime());
    }

    @Bean
    StockCheckout stockCheckout(
            RedisClusterReactiveCommands<String, String> redis, Events events, Stock stock, StockClaims claims, IdGenerator ids,
            InventoryProperties properties, SaleMeters sales, Losses losses) {
        return new StockCheckout(redis, events, stock, claims, ids, properties.checkoutTime(), sales, losses);
    }

    @Bean
    Checkout checkout(
            RedisClusterReactiveCommands<String, String> redis,
            SeatClaims claims,
            InventoryProperties properties,
            SaleMeters sales,
            Losses losses) {
        return new Checkout(redis, claims, properties.checkoutTime(), sales, losses);
    }

    @Bean
    SaleMeters saleMeters(@Value("${onrush.checkout-saga.serve:true}") boolean sells, MeterRegistry registry) {
        return new SaleMeters(sells ? registry : new CompositeMeterRegistry());
    }

    @Bean
    HoldTotals holdTotals(RedisClusterReactiveCommands<String, String> redis) {
        return new HoldTotals(redis);
    }

    @Bean
    LiveHolds liveHolds(RedisClusterReactiveCommands<String, String> redis, Venues venues) {
        return new LiveHolds(redis, venues);
    }

    @Bean
    ClaimedSeats claimedSeats(DatabaseClient database, Venues venues) {
        return new ClaimedSeats(database, venues);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty(name = "onrush.edge.serve", matchIfMissing = true)
    static class Serving {

        @Bean
        PlaceHold placeHold(
                Holds holds, Events events, Venues venues, Admissions admissions, HoldKeys keys, HoldWatch watch, StockHolds stockHolds) {
            return new PlaceHold(holds, events, venues, admissions, keys, watch, new StockHolding(stockHolds, holds, watch));
        }

        @Bean
        HoldWatch holdWatch(HoldTally tally, HoldMeters meters, Traces traces) {
            return new HoldWatch(tally, meters, new HoldTraces(traces));
        }

        @Bean
        HoldRoutes holdCalls(PlaceHold placeHold, Holds holds, HoldMeters meters, HotJson json) {
            return new HoldRoutes(placeHold, holds, meters, json);
        }

        @Bean
        RouterFunction<ServerResponse> holdRoutes(HoldRoutes holdCalls) {
            return holdCalls.routes();
        }

        @Bean
        HoldMeters holdMeters(MeterRegistry registry) {
            return new HoldMeters(registry);
        }

        @Bean
        HoldKeys holdKeys(RedisClusterReactiveCommands<String, String> redis, IdGenerator ids) {
            return new HoldKeys(redis, ids);
        }

        @Bean
        HoldTally holdTally(RedisClusterReactiveCommands<String, String> redis, IdGenerator ids) {
            return new HoldTally(redis, ids.generateId().toString());
        }

        @Bean
        HoldSweeper holdSweeper(
                RedisClusterReactiveCommands<String, String> redis, Events events, InventoryProperties properties, HoldMeters meters) {
            return new HoldSweeper(redis, events, properties.sweepInterval(), new SweepPlan(properties.checkoutTime()), meters);
        }
    }
}
