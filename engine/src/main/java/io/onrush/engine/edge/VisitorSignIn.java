package io.onrush.engine.edge;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Makes a device a visitor: the answer carries the token, as JSON and as a cookie. */
public final class VisitorSignIn {

    private final VisitorTokens tokens;
    private final VisitorCookies cookies;
    private final VisitorMoves moves;
    private final MovedVisitors moved;

    VisitorSignIn(VisitorTokens tokens, VisitorCookies cookies, VisitorMoves moves, MovedVisitors moved) {
        this.tokens = tokens;
        this.cookies = cookies;
        this.moves = moves;
        this.moved = moved;
    }

    /** A visitor that nobody was before. */
    Mono<ServerResponse> begin(String visitorId, ServerRequest request) {
        return answer(HttpStatus.CREATED, tokens.start(visitorId, 0), request);
    }

    Mono<ServerResponse> renew(VisitorSession session, ServerRequest request) {
        return answer(HttpStatus.OK, tokens.renewed(session), request);
    }

    /** The device is this visitor from now on, beside the others that are. */
    public Mono<ServerResponse> as(UUID visitorId, ServerRequest request) {
        return moves.present(visitorId).flatMap(number -> answer(HttpStatus.OK, tokens.start(visitorId.toString(), number), request));
    }

    /**
     * The device is this visitor from now on, and all that were are signed off. Empty where the session of this number is not in force any more;
     * the device that was given it may ask again.
     */
    public Mono<ServerResponse> alone(UUID visitorId, int number, UUID device, ServerRequest request) {
        return moves.move(visitorId, number, device)
                .doOnNext(moved::moved)
                .flatMap(move -> answer(HttpStatus.OK, tokens.start(visitorId.toString(), move.session()), request));
    }

    private Mono<ServerResponse> answer(HttpStatus status, VisitorSession session, ServerRequest request) {
        String token = tokens.sign(session);
        URI address = request.uri();
        return ServerResponse.status(status)
                .cookie(cookies.of(session, token, String.valueOf(address.getScheme())))
                .bodyValue(new Visitor(session.visitorId(), token, session.expiresAt()));
    }

    /** @param token sent as {@code Authorization: Bearer} by whoever keeps no cookies */
    record Visitor(String visitorId, String token, Instant expiresAt) {}
}
