package io.onrush.engine.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class AnswerDeadlineTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration JUST_BEFORE = LIMIT.minusMillis(1);

    private final AnswerDeadline deadline = new AnswerDeadline(LIMIT);

    @Test
    void aCallThatHangsIsRefusedWhenItsTimeIsOver() {
        MockServerWebExchange exchange = exchange("/api/v1/orders");
        StepVerifier.withVirtualTime(() -> deadline.filter(exchange, hanging()))
                .expectSubscription()
                .expectNoEvent(JUST_BEFORE)
                .thenAwait(Duration.ofMillis(1))
                .verifyErrorSatisfies(error -> {
                    ErrorResponseException refused = (ErrorResponseException) error;
                    assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
                    assertThat(refused.getBody().getType()).hasToString("temporarily-unavailable");
                    assertThat(refused.getHeaders().getFirst("Retry-After")).isEqualTo("2");
                });
    }

    @Test
    void anAnswerThatHasBegunTakesItsTime() {
        MockServerWebExchange exchange = exchange("/api/v1/events");
        WebFilterChain slowToEnd = begun -> begun.getResponse().setComplete().then(Mono.delay(LIMIT.multipliedBy(3))).then();
        StepVerifier.withVirtualTime(() -> deadline.filter(exchange, slowToEnd)).thenAwait(LIMIT.multipliedBy(3)).verifyComplete();
    }

    @Test
    void streamsAndPagesHaveNone() {
        for (String path : new String[] {"/api/v1/events/1/availability/stream", "/events/1"}) {
            StepVerifier.withVirtualTime(() -> deadline.filter(exchange(path), hanging()))
                    .expectSubscription()
                    .expectNoEvent(LIMIT.multipliedBy(10))
                    .thenCancel()
                    .verify();
        }
    }

    private static WebFilterChain hanging() {
        return exchange -> Mono.never();
    }

    private static MockServerWebExchange exchange(String path) {
        return MockServerWebExchange.from(MockServerHttpRequest.get(path));
    }
}
