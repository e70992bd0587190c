package io.onrush.engine.plainroom;

import io.onrush.engine.catalog.EventOnsales;
import io.onrush.engine.catalog.Events;
import io.onrush.engine.edge.BrowserVisitors;
import io.onrush.engine.pages.ServerPages;
import io.onrush.waitingroom.queue.OnsaleBoard;
import io.onrush.waitingroom.site.HandOver;
import io.onrush.waitingroom.web.ClientAddresses;
import io.onrush.waitingroom.web.QueueCalls;
import java.security.SecureRandom;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Where the waiting room is served. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "onrush.waiting-room.serve", matchIfMissing = true)
class PlainRoomConfiguration {

    /** Before the pages' own routes, which take a form for nothing but a language. */
    @Bean
    @Order(0)
    RouterFunction<ServerResponse> plainRoomRoutes(
            Events events, EventOnsales onsales, OnsaleBoard board, QueueCalls calls, HandOver handOver, BrowserVisitors visitors, ClientAddresses clients,
            ServerPages pages, SecureRandom random) {
        PlainRoom room = new PlainRoom(new Rooms(events, onsales, board), calls, handOver, visitors, clients, pages, random);
        return RouterFunctions.route()
                .GET("/events/{id}/queue/plain", room::show)
                .GET("/rooms/{id}/plain", room::show)
                .POST("/events/{id}/queue/plain", room::act)
                .POST("/rooms/{id}/plain", room::act)
                .POST("/events/{id}/queue", room::act)
                .POST("/rooms/{id}", room::act)
                .build();
    }
}
