package io.onrush.engine.plainroom;

import io.onrush.engine.edge.BrowserVisitors;
import io.onrush.engine.edge.ProblemIds;
import io.onrush.engine.pages.Languages;
import io.onrush.engine.pages.ServerPages;
import io.onrush.engine.pages.Texts;
import io.onrush.waitingroom.admission.Turn;
import io.onrush.waitingroom.queue.Phase;
import io.onrush.waitingroom.site.HandOver;
import io.onrush.waitingroom.web.Asking;
import io.onrush.waitingroom.web.ClientAddresses;
import io.onrush.waitingroom.web.QueueCalls;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * The waiting room without scripts: forms to join and to go in, and a page that asks again by itself. The ticket is a cookie of
 * the room's own path, so that a look at one's place costs no more than a poll of the API: no remote call.
 */
final class PlainRoom {

    private static final String TICKET = "onrush_ticket";
    private static final long SHORTEST_SECONDS = 5;
    private static final Set<String> JOIN_ANEW =
            Set.of("ticket-required", "ticket-invalid", "ticket-expired", "ticket-not-yours", "visitor-required", "place-spent");

    private final Rooms rooms;
    private final QueueCalls calls;
    private final HandOver handOver;
    private final BrowserVisitors visitors;
    private final ClientAddresses clients;
    private final ServerPages pages;
    private final RandomGenerator random;

    PlainRoom(Rooms rooms, QueueCalls calls, HandOver handOver, BrowserVisitors visitors, ClientAddresses clients, ServerPages pages, RandomGenerator random) {
        this.rooms = rooms;
        this.calls = calls;
        this.handOver = handOver;
        this.visitors = visitors;
        this.clients = clients;
        this.pages = pages;
        this.random = random;
    }

    Mono<ServerResponse> show(ServerRequest request) {
        return rooms.of(request).flatMap(room -> hasTicket(request)
                ? calls.me(asking(request, room)).flatMap(turn -> placed(request, room, turn)).onErrorResume(ErrorResponseException.class, problem -> refused(request, room, problem))
                : answer(HttpStatus.OK, request, room, page(request, room).outside(), 0));
    }

    /** Of both pages' forms: a language, joining, or going in. */
    Mono<ServerResponse> act(ServerRequest request) {
        return request.formData().flatMap(form -> {
            String language = form.getFirst(Languages.FIELD);
            return language != null ? Languages.choose(language, request) : acted(request, form);
        });
    }

    private Mono<ServerResponse> acted(ServerRequest request, MultiValueMap<String, String> form) {
        visitors.admit(request);
        return rooms.of(request).flatMap(room -> (form.containsKey("enter") ? enter(request, room) : join(request, room))
                .onErrorResume(ErrorResponseException.class, problem -> refused(request, room, problem)));
    }

    private Mono<ServerResponse> join(ServerRequest request, Room room) {
        String known = visitors.of(request);
        String visitor = known == null ? visitors.newVisitor() : known;
        return calls.join(asking(request, room, visitor, null)).flatMap(joined -> {
            ServerResponse.BodyBuilder on = ServerResponse.seeOther(URI.create(room.plainPath() + query(request)))
                    .cookie(visitors.cookie(TICKET, joined.place().ticket(), room.path(), request));
            return (known == null ? on.cookie(visitors.cookie(visitor, request)) : on).build();
        });
    }

    /** To the shop, which gets the same pass by the same cookie, or to the site with a handover. */
    private Mono<ServerResponse> enter(ServerRequest request, Room room) {
        return calls.pass(asking(request, room))
                .flatMap(pass -> room.isOfSite() ? handover(request, room, pass.pass()) : Mono.just(room.inside()))
                .flatMap(way -> ServerResponse.seeOther(URI.create(way)).build());
    }

    private Mono<String> handover(ServerRequest request, Room room, String pass) {
        HandOver.Wish wish = new HandOver.Wish(request.queryParam("to").orElse(null), request.queryParam("browser").orElse(null));
        return handOver.address(room.onsale(), pass, String.valueOf(visitors.of(request)), wish);
    }

    private Mono<ServerResponse> placed(ServerRequest request, Room room, Turn turn) {
        boolean waits = turn.phase() != Phase.CLOSED && !(turn.admitted() && turn.phase() == Phase.OPEN);
        long seconds = waits && !PlainPage.isStill(query(request)) ? spread(turn.pollAfterSeconds()) : 0;
        return answer(HttpStatus.OK, request, room, page(request, room).placed(turn, seconds), seconds);
    }

    /** Pages of a crowd must not come back together; and nobody can read one that is replaced every second. */
    private long spread(long seconds) {
        long least = Math.max(seconds, SHORTEST_SECONDS);
        return least + random.nextLong(least / 4 + 1);
    }

    private Mono<ServerResponse> refused(ServerRequest request, Room room, ErrorResponseException problem) {
        String id = ProblemIds.of(problem).id().replaceFirst(".*/", "");
        String main = page(request, room).refused("problem." + id, problem.getBody().getDetail(), JOIN_ANEW.contains(id));
        return answer(HttpStatus.valueOf(problem.getStatusCode().value()), request, room, main, 0);
    }

    private Mono<ServerResponse> answer(HttpStatus status, ServerRequest request, Room room, String main, long seconds) {
        Map<String, String> headers = new HashMap<>(Map.of(HttpHeaders.VARY, "Accept-Language, Cookie"));
        if (seconds > 0) {
            headers.put("Refresh", Long.toString(seconds));
        }
        return pages.answer(status, request, new ServerPages.Content("plain.html", room.name(), main), room.leavesFor(), headers);
    }

    private static PlainPage page(ServerRequest request, Room room) {
        return new PlainPage(Texts.of(Languages.of(request)), room, query(request));
    }

    private Asking asking(ServerRequest request, Room room) {
        HttpCookie ticket = request.cookies().getFirst(TICKET);
        return asking(request, room, visitors.of(request), ticket == null ? null : ticket.getValue());
    }

    /** Nothing for the door: work takes a script, and a code is asked for by one. */
    private Asking asking(ServerRequest request, Room room, @Nullable String visitor, @Nullable String ticket) {
        return new Asking(visitor, room.onsale().id().toString(), ticket, clients.of(request), null, null);
    }

    private static boolean hasTicket(ServerRequest request) {
        return request.cookies().containsKey(TICKET);
    }

    private static String query(ServerRequest request) {
        String query = request.uri().getRawQuery();
        return query == null ? "" : "?" + query;
    }
}
