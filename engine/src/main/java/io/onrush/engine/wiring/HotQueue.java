package io.onrush.engine.wiring;

import io.onrush.engine.edge.HotAnswer;
import io.onrush.engine.edge.HotJson;
import io.onrush.engine.edge.HotRequest;
import io.onrush.engine.edge.HotStream;
import io.onrush.waitingroom.web.Asking;
import io.onrush.waitingroom.web.QueueCalls;
import io.onrush.waitingroom.web.StatusPage;
import reactor.core.publisher.Mono;

/** The waiting room's calls as hot ones. */
final class HotQueue {

    private static final String CACHE_CONTROL = "Cache-Control";
    private static final String NO_STORE = "no-store";

    private final QueueCalls calls;
    private final HotJson json;

    HotQueue(QueueCalls calls, HotJson json) {
        this.calls = calls;
        this.json = json;
    }

    Mono<HotAnswer> join(HotRequest request) {
        return calls.join(knocking(request)).map(joined -> joined.isNew()
                ? HotAnswer.json(201, json.write(joined.place()), CACHE_CONTROL, NO_STORE, "Location", request.path() + "/me")
                : HotAnswer.json(200, json.write(joined.place()), CACHE_CONTROL, NO_STORE));
    }

    Mono<HotAnswer> me(HotRequest request) {
        return calls.me(asking(request)).map(this::ofOne);
    }

    Mono<HotAnswer> pass(HotRequest request) {
        return calls.pass(knocking(request)).map(this::ofOne);
    }

    /** Browsers and caches ask whether it has changed whenever they ask. */
    Mono<HotAnswer> status(HotRequest request) {
        return calls.status(asking(request)).map(page -> page.isKnownBy(request.header("If-None-Match"))
                ? HotAnswer.bare(304, "ETag", page.etag(), CACHE_CONTROL, StatusPage.CACHE_CONTROL)
                : HotAnswer.json(200, page.json(), "ETag", page.etag(), CACHE_CONTROL, StatusPage.CACHE_CONTROL));
    }

    Mono<HotAnswer> stream(HotRequest request) {
        return calls.stream(asking(request)).map(stream -> HotAnswer.streamed(new HotStream(stream.greeting(), stream.frames()),
                "Content-Type", "text/event-stream", CACHE_CONTROL, NO_STORE, "X-Accel-Buffering", "no"));
    }

    private HotAnswer ofOne(Object body) {
        return HotAnswer.json(200, json.write(body), CACHE_CONTROL, NO_STORE);
    }

    private static Asking knocking(HotRequest request) {
        return new Asking(
                request.visitor(), request.id(), request.header("Queue-Ticket"), request.client().get(),
                request.header("Challenge-Solution"), request.header("Access-Code"));
    }

    private static Asking asking(HotRequest request) {
        return new Asking(request.visitor(), request.id(), request.header("Queue-Ticket"));
    }
}
