package io.onrush.engine.plainroom;

import io.onrush.engine.catalog.Event;
import io.onrush.engine.catalog.EventOnsales;
import io.onrush.engine.catalog.Events;
import io.onrush.engine.edge.PathIds;
import io.onrush.waitingroom.queue.OnsaleBoard;
import io.onrush.waitingroom.queue.OnsaleView;
import io.onrush.waitingroom.queue.Onsales;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** Finds the room that a path names: of an event, or in front of a site. Fails with the problems of the API. */
final class Rooms {

    private final Events events;
    private final EventOnsales onsales;
    private final OnsaleBoard board;

    Rooms(Events events, EventOnsales onsales, OnsaleBoard board) {
        this.events = events;
        this.onsales = onsales;
        this.board = board;
    }

    Mono<Room> of(ServerRequest request) {
        return Mono.defer(() -> {
            UUID id = PathIds.uuid(request, "id").orElseThrow(() -> Onsales.notFound(request.pathVariable("id")));
            return request.path().startsWith("/rooms/") ? ofSite(id) : ofEvent(id);
        });
    }

    private Mono<Room> ofSite(UUID onsaleId) {
        return board.view(onsaleId)
                .map(OnsaleView::onsale)
                .filter(onsale -> onsale.site() != null)
                .map(onsale -> new Room(onsale, onsale.site().name(), ZoneOffset.UTC, "/rooms/" + onsaleId, null))
                .switchIfEmpty(Mono.error(() -> Onsales.notFound(onsaleId.toString())));
    }

    private Mono<Room> ofEvent(UUID eventId) {
        return events.get(eventId).flatMap(event -> onsales.of(eventId)
                .flatMap(onsale -> board.view(onsale.onsaleId()))
                .map(view -> room(event, view))
                .switchIfEmpty(Mono.error(() -> Onsales.notFound(eventId.toString()))));
    }

    private static Room room(Event event, OnsaleView view) {
        String home = "/events/" + event.id();
        return new Room(view.onsale(), event.name(), event.timeZone(), home + "/queue", home + (event.prices().isEmpty() ? "/items" : "/seats"));
    }
}
