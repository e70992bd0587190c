package io.onrush.engine.admin;

import io.onrush.checkout.order.OrderPayments;
import io.onrush.engine.edge.EngineProblem;
import java.util.Optional;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.function.client.WebClientException;
import reactor.core.publisher.Mono;

/** Payments as the provider has them, with the orders that they are for: also those that no order is for. */
final class AdminPayments {

    private static final int LONGEST_KEY = 255;
    private static final int RETRY_SECONDS = 2;

    private final OrderPayments payments;

    AdminPayments(OrderPayments payments) {
        this.payments = payments;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route().GET("/api/v1/admin/payments", this::list).build();
    }

    private Mono<ServerResponse> list(ServerRequest request) {
        PageParameters<String> page = PageParameters.of(request, AdminPayments::key, "");
        return payments.after(page.after(), page.limit())
                .onErrorMap(AdminPayments::isTheProvidersFault, error -> EngineProblem.TEMPORARILY_UNAVAILABLE.retryAfter(
                        RETRY_SECONDS, "The payment provider does not list its payments, or this process does not know where it is."))
                .flatMap(found -> ServerResponse.ok().bodyValue(found));
    }

    private static boolean isTheProvidersFault(Throwable error) {
        return error instanceof WebClientException || error instanceof IllegalStateException;
    }

    /** What a key may be is the provider's; PostgreSQL has no text with a zero in it. */
    private static Optional<String> key(String text) {
        return text.length() <= LONGEST_KEY && text.chars().noneMatch(Character::isISOControl) ? Optional.of(text) : Optional.empty();
    }
}
