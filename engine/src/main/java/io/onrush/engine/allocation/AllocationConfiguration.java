package io.onrush.engine.allocation;

import io.onrush.engine.catalog.Events;
import io.onrush.engine.inventory.Admissions;
import io.onrush.engine.inventory.AllocatedSeats;
import io.onrush.engine.inventory.EventAllocations;
import io.onrush.engine.stock.Stock;
import io.onrush.seatmap.plan.Venues;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.util.IdGenerator;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** What is kept from general sale is known everywhere; it is changed, released and opened on the edge. */
@Configuration(proxyBeanMethods = false)
class AllocationConfiguration {

    @Bean
    EventAllocations eventAllocations(DatabaseClient database) {
        return new AllocationBooks(database, new CodeRows(database));
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty(name = "onrush.edge.serve", matchIfMissing = true)
    static class Serving {

        @Bean
        Allocations allocations(
                DatabaseClient database, TransactionalOperator transaction, AllocatedSeats seats, Venues venues, IdGenerator ids, SecureRandom random,
                Stock stock, Events events, EventAllocations kept, Clock clock) {
            AllocationRows rows = new AllocationRows(database);
            CodeRows codes = new CodeRows(database);
            ItemRows items = new ItemRows(database);
            WriteAllocation write = new WriteAllocation(rows, codes, items, transaction, ids, new CodeMaking(random), clock);
            return new Allocations(rows, codes, items, write, seats, new KeepUnits(stock, items, kept), events, venues, clock);
        }

        @Bean
        AllocationReleases allocationReleases(Allocations allocations) {
            return new AllocationReleases(allocations);
        }

        @Bean
        RouterFunction<ServerResponse> accessRoutes(Events events, Admissions admissions, AllocatedSeats seats, Allocations allocations) {
            return new AccessRoutes(events, admissions, seats, allocations).routes();
        }
    }
}
