package io.onrush.seatmap.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onrush.seatmap.SeatMapApp;
import io.rsocket.exceptions.ApplicationErrorException;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.messaging.rsocket.RSocketRequester;
import org.springframework.util.MimeTypeUtils;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class RSocketStreamsTest {

    private static final Duration LONG = Duration.ofSeconds(10);

    private final UUID event = SeatMapApp.newEvent();

    enum Transport {
        TCP {
            @Override
            RSocketRequester connect(RSocketRequester.Builder builder) {
                return builder.tcp("localhost", SeatMapApp.bean(RSocketTcpPort.class).port().orElseThrow());
            }
        },
        WEBSOCKET {
            @Override
            RSocketRequester connect(RSocketRequester.Builder builder) {
                return builder.websocket(URI.create("ws://localhost:" + SeatMapApp.port() + "/rsocket"));
            }
        };

        abstract RSocketRequester connect(RSocketRequester.Builder builder);
    }

    @AfterEach
    void everyPlaceIsFreeAgain() {
        await().untilAsserted(() ->
                assertThat(SeatMapApp.bean(StreamStatistics.class).current().subscribers()).isZero());
    }

    @ParameterizedTest
    @EnumSource
    void a_stream_is_a_snapshot_and_then_changes(Transport transport) {
        RSocketRequester client = connect(transport);

        StepVerifier.create(availability(client, event, ""))
                .assertNext(json -> assertThat(json)
                        .startsWith("{\"event\":\"snapshot\",\"seq\":0,\"seats\":\"AAAA").contains("\"categories\":{"))
                .then(() -> SeatMapApp.source().change(event, 'S', 3))
                .expectNext("{\"event\":\"changes\",\"seq\":1,\"changes\":[[3,\"S\"]]}")
                .thenCancel()
                .verify(LONG);
        client.dispose();
    }

    @ParameterizedTest
    @EnumSource
    void who_comes_back_gets_what_was_missed(Transport transport) {
        RSocketRequester client = connect(transport);
        availability(client, event, "").blockFirst(LONG);
        SeatMapApp.source().change(event, 'S', 3);
        await().untilAsserted(() -> assertThat(availability(client, event, "").blockFirst(LONG)).contains("\"seq\":1"));

        StepVerifier.create(availability(client, event, "{\"lastSeq\": 0}").take(1))
                .expectNext("{\"event\":\"changes\",\"seq\":1,\"changes\":[[3,\"S\"]]}")
                .expectComplete()
                .verify(LONG);
        client.dispose();
    }

    @Test
    void a_last_seq_that_cannot_be_read_gets_a_snapshot() {
        RSocketRequester client = connect(Transport.TCP);

        for (String payload : new String[] {"{\"lastSeq\": \"x\"}", "{\"lastSeq\": -4}", "not json", "[]"}) {
            assertThat(availability(client, event, payload).blockFirst(LONG)).startsWith("{\"event\":\"snapshot\"");
        }
        client.dispose();
    }

    /** A client that asks for one message at a time is sent one at a time, and each brings it up to date. */
    @Test
    void a_client_gets_no_more_than_it_asked_for() {
        RSocketRequester client = connect(Transport.TCP);

        StepVerifier.create(availability(client, event, ""), 1)
                .assertNext(json -> assertThat(json).contains("\"seq\":0"))
                .then(() -> {
                    for (int seat = 0; seat < 20; seat++) {
                        SeatMapApp.source().change(event, 'H', seat);
                    }
                    await().untilAsserted(() -> assertThat(
                            availability(client, event, "").blockFirst(LONG)).contains("\"seq\":20"));
                })
                .thenRequest(1)
                .assertNext(json -> assertThat(json).startsWith("{\"event\":\"changes\",\"seq\":20,"))
                .thenCancel()
                .verify(LONG);
        client.dispose();
    }

    @Test
    void a_client_that_is_gone_is_noticed() {
        RSocketRequester client = connect(Transport.TCP);
        StepVerifier.create(availability(client, event, ""))
                .expectNextCount(1)
                .then(client::dispose)
                .expectError()
                .verify(LONG);

        await().atMost(Duration.ofSeconds(5)).untilAsserted(() ->
                assertThat(SeatMapApp.bean(StreamStatistics.class).current().subscribers()).isZero());
    }

    @Test
    void an_unknown_event_is_an_application_error_with_the_problems_id() {
        RSocketRequester client = connect(Transport.TCP);

        for (String id : new String[] {new UUID(5, 5).toString(), "nonsense"}) {
            StepVerifier.create(client.route("events." + id + ".availability").retrieveFlux(String.class))
                    .expectErrorSatisfies(error -> {
                        assertThat(error).isInstanceOf(ApplicationErrorException.class);
                        assertThat(error.getMessage()).startsWith("event-not-found: There is no event '" + id + "'");
                    })
                    .verify(LONG);
        }
        client.dispose();
    }

    @Test
    void a_message_larger_than_allowed_is_not_taken_in_and_harms_nobody_else() {
        RSocketRequester rude = connect(Transport.TCP);
        RSocketRequester polite = connect(Transport.TCP);

        StepVerifier.create(availability(rude, event, "x".repeat(200_000)))
                .expectSubscription()
                .expectNoEvent(Duration.ofMillis(500))
                .thenCancel()
                .verify(LONG);

        assertThat(availability(polite, event, "").blockFirst(LONG)).startsWith("{\"event\":\"snapshot\"");
        rude.dispose();
        polite.dispose();
    }

    private static RSocketRequester connect(Transport transport) {
        return transport.connect(RSocketRequester.builder().dataMimeType(MimeTypeUtils.APPLICATION_JSON));
    }

    private static Flux<String> availability(RSocketRequester client, UUID event, String payload) {
        RSocketRequester.RequestSpec request = client.route("events.{id}.availability", event);
        return (payload.isEmpty() ? request : request.data(payload)).retrieveFlux(String.class);
    }
}
