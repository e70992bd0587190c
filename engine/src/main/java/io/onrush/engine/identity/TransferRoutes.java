package io.onrush.engine.identity;

import io.onrush.checkout.ticket.TicketQr;
import io.onrush.engine.edge.EngineProblem;
import io.onrush.engine.edge.VisitorSession;
import io.onrush.engine.edge.VisitorSignIn;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Going on on another device. The link carries its secret behind the {@code #}, which browsers do not send: opening it, by a mail scanner for
 * instance, uses nothing up. The page asks, and then claims.
 */
final class TransferRoutes {

    static final String TRANSFER = "/api/v1/visitors/transfer";

    private static final int LONGEST_PATH = 200;

    private final TransferLinks links;
    private final VisitorSignIn signIn;
    private final @Nullable URI publicUrl;
    private final IdentityMeters meters;

    TransferRoutes(TransferLinks links, VisitorSignIn signIn, @Nullable URI publicUrl, IdentityMeters meters) {
        this.links = links;
        this.signIn = signIn;
        this.publicUrl = publicUrl;
        this.meters = meters;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .POST(TRANSFER, this::make)
                .POST(TRANSFER + "/claim", this::claim)
                .build();
    }

    private Mono<ServerResponse> make(ServerRequest request) {
        return Visitors.session(request).flatMap(session -> request.bodyToMono(Wish.class)
                .defaultIfEmpty(new Wish(null))
                .map(wish -> link(session, wish, request))
                .flatMap(made -> ServerResponse.status(HttpStatus.CREATED).cacheControl(CacheControl.noStore()).bodyValue(made)));
    }

    private Transfer link(VisitorSession session, Wish wish, ServerRequest request) {
        Instant expiresAt = links.expiryOfOneThatIsMadeNow();
        String link = (publicUrl == null ? request.uri() : publicUrl).resolve("/continue") + "#token=" + links.sign(session, expiresAt)
                + "&to=" + URLEncoder.encode(path(wish.to()), StandardCharsets.UTF_8);
        return new Transfer(link, TicketQr.svg(link), expiresAt);
    }

    private Mono<ServerResponse> claim(ServerRequest request) {
        return Visitors.session(request).flatMap(device -> request.bodyToMono(Claim.class)
                .defaultIfEmpty(new Claim(null))
                .flatMap(claim -> switch (links.read(claim.token() == null ? "" : claim.token())) {
                    case TransferLinks.Reading.Genuine(UUID visitorId, int session) -> claim(visitorId, session, device, request);
                    case TransferLinks.Reading.Over() -> Mono.<ServerResponse>error(over());
                    case TransferLinks.Reading.Forged() -> Mono.<ServerResponse>error(EngineProblem.TRANSFER_INVALID.with(
                            "Open the link exactly as it was made, or make another one on the other device."));
                })
                .doOnNext(moved -> meters.moved())
                .doOnError(refused -> meters.notMoved()));
    }

    private Mono<ServerResponse> claim(UUID visitorId, int session, VisitorSession device, ServerRequest request) {
        if (visitorId.toString().equals(device.visitorId())) {
            return Mono.error(EngineProblem.TRANSFER_HERE.with("This is the device, or another one of the same visitor: everything is here already."));
        }
        return signIn.alone(visitorId, session, UUID.fromString(device.visitorId()), request).switchIfEmpty(Mono.error(TransferRoutes::over));
    }

    private static RuntimeException over() {
        return EngineProblem.TRANSFER_OVER.with("A link works once and for some minutes. Make another one on the device that has the place now.");
    }

    /** A page of ours; anything else is the first page. */
    private static String path(@Nullable String to) {
        boolean ours = to != null && to.length() <= LONGEST_PATH && to.startsWith("/") && !to.startsWith("//") && !to.contains("\\");
        return ours ? to : "/";
    }

    /** @param to path of the page to go on with */
    record Wish(@Nullable String to) {}

    record Claim(@Nullable String token) {}

    /** @param qr the link as an SVG picture */
    record Transfer(String link, String qr, Instant expiresAt) {}
}
