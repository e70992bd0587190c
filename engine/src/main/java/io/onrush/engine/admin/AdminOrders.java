package io.onrush.engine.admin;

import io.onrush.checkout.CheckoutProblem;
import io.onrush.checkout.order.OrderCursor;
import io.onrush.checkout.order.OrderFilter;
import io.onrush.checkout.order.OrderRefunds;
import io.onrush.checkout.order.OrderSearch;
import io.onrush.checkout.order.OrderStatus;
import io.onrush.engine.edge.IdempotencyKey;
import io.onrush.engine.edge.PathIds;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Orders: everybody's, searched, shown and refunded. */
final class AdminOrders {

    private static final String ORDERS = "/api/v1/admin/orders";
    private static final int USUAL = 50;
    private static final int MOST = 200;
    private static final int LONGEST_TEXT = 254;

    private final OrderSearch search;
    private final OrderRefunds refunds;
    private final AdminLog log;

    AdminOrders(OrderSearch search, OrderRefunds refunds, AdminLog log) {
        this.search = search;
        this.refunds = refunds;
        this.log = log;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .GET(ORDERS, this::find)
                .GET(ORDERS + "/{id}", this::show)
                .POST(ORDERS + "/{id}/refund", log.recorded("refund-order", "order", this::refund))
                .build();
    }

    private Mono<ServerResponse> find(ServerRequest request) {
        return search.find(filter(new SearchParameters(request))).flatMap(page -> ServerResponse.ok().bodyValue(page));
    }

    private static OrderFilter filter(SearchParameters query) {
        OrderFilter filter = new OrderFilter(
                query.uuid("eventId"),
                query.parsed("status", AdminOrders::status, "must be one of " + Arrays.toString(OrderStatus.values())),
                query.parsed("q", AdminOrders::searchText, "must have " + LONGEST_TEXT + " printable characters at the most"),
                query.parsed("before", OrderCursor::parse, "must be the next of an earlier page"),
                query.limit(USUAL, MOST));
        query.refuseIfWrong();
        return filter;
    }

    private Mono<ServerResponse> show(ServerRequest request) {
        return Mono.fromSupplier(() -> orderId(request))
                .flatMap(search::dossier)
                .flatMap(dossier -> ServerResponse.ok().bodyValue(dossier));
    }

    private Mono<ServerResponse> refund(ServerRequest request) {
        UUID id = orderId(request);
        return refunds.refund(RecordedCall.of(request).actor(), IdempotencyKey.required(request), id)
                .flatMap(json -> ServerResponse.status(HttpStatus.ACCEPTED)
                        .location(URI.create(ORDERS + "/" + id))
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(json));
    }

    private static UUID orderId(ServerRequest request) {
        return PathIds.uuid(request, "id")
                .orElseThrow(() -> CheckoutProblem.ORDER_NOT_FOUND.because("An order id is a UUID. Search the orders at GET " + ORDERS + "."));
    }

    private static Optional<OrderStatus> status(String text) {
        return Arrays.stream(OrderStatus.values()).filter(status -> status.name().equals(text)).findFirst();
    }

    /** PostgreSQL has no text with a zero in it. */
    private static Optional<String> searchText(String text) {
        boolean fits = text.length() <= LONGEST_TEXT && text.chars().noneMatch(Character::isISOControl);
        return fits ? Optional.of(text) : Optional.empty();
    }
}
