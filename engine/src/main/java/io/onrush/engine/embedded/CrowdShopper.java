package io.onrush.engine.embedded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** One shopper: waits, is admitted, picks seats next to each other, pays, leaves. Some lose interest, some cards are declined. */
final class CrowdShopper {

    private static final int TRIES = 6;
    private static final double LOSES_INTEREST = 0.05;

    private final int number;
    private final CrowdClient client;
    private final CrowdTally tally;
    private final SplittableRandom random;
    private final int wanted;
    private String token = "";
    private String ticket = "";
    private String pass = "";

    CrowdShopper(int number, CrowdClient client, CrowdTally tally, SplittableRandom random, int mostSeats) {
        this.number = number;
        this.client = client;
        this.tally = tally;
        this.random = random;
        this.wanted = 1 + random.nextInt(Math.min(4, mostSeats));
    }

    Mono<Void> shop() {
        return client.call(HttpMethod.POST, "/visitors", this::headers, Map.of())
                .doOnNext(reply -> token = reply.expect(201).text("token"))
                .then(Mono.defer(() -> client.onsale(HttpMethod.POST, "/queue", this::headers)))
                .doOnNext(reply -> ticket = reply.expect(201).text("ticket"))
                .doOnNext(reply -> tally.count("joined"))
                .then(Mono.defer(this::waitForTurn))
                .doOnNext(reply -> pass = reply.expect(200).text("pass"))
                .doOnNext(reply -> tally.count("admitted"))
                .flatMap(admitted -> goShopping());
    }

    private Mono<Void> goShopping() {
        return (random.nextDouble() < LOSES_INTEREST ? Mono.<Void>empty() : buy(TRIES))
                .then(Mono.defer(() -> client.onsale(HttpMethod.DELETE, "/pass", this::headers)))
                .doOnNext(reply -> reply.expect(204))
                .then();
    }

    /** Asks for its place as often as the server suggests, and for the pass when it is its turn. Empty where all is sold before. */
    private Mono<CrowdClient.Reply> waitForTurn() {
        return client.onsale(HttpMethod.GET, "/queue/me", this::headers).map(reply -> reply.expect(200)).flatMap(reply -> {
            if (reply.json().path("likelihood").asString("").equals("none")) {
                tally.count("sold out");
                return Mono.empty();
            }
            if (!reply.json().get("admitted").asBoolean()) {
                return later(reply.json().get("pollAfterSeconds").asDouble(1), this::waitForTurn);
            }
            return client.onsale(HttpMethod.POST, "/pass", this::headers)
                    .flatMap(answer -> answer.status() == 409 ? later(1, this::waitForTurn) : Mono.just(answer));
        });
    }

    private Mono<Void> buy(int triesLeft) {
        if (triesLeft == 0) {
            tally.count("found nothing");
            return Mono.empty();
        }
        return Mono.zip(client.seatIds(), client.states()).flatMap(map -> {
            List<String> seats = pick(map.getT1(), map.getT2());
            if (seats.isEmpty()) {
                tally.count("sold out");
                return Mono.empty();
            }
            return client.hold(seats, this::headers).flatMap(reply -> switch (reply.status()) {
                case 201 -> {
                    tally.count("holds");
                    yield order(reply.text("holdId"));
                }
                case 409 -> {
                    tally.count("holds refused");
                    yield later(0.2, () -> buy(triesLeft - 1));
                }
                default -> Mono.error(new IllegalStateException("hold: status " + reply.status() + " " + reply.json()));
            });
        });
    }

    /** Free seats side by side from a random place on, fewer where there is no such run. */
    private List<String> pick(List<String> ids, String states) {
        int from = random.nextInt(states.length());
        for (int run = wanted; run > 0; run--) {
            int at = states.indexOf("A".repeat(run), from);
            int found = at >= 0 ? at : states.indexOf("A".repeat(run));
            if (found >= 0) {
                return new ArrayList<>(ids.subList(found, found + run));
            }
        }
        return List.of();
    }

    private Mono<Void> order(String holdId) {
        Map<String, Object> body = Map.of("holdId", holdId, "email", "shopper" + number + "@example.org", "paymentToken", card());
        Consumer<HttpHeaders> headers = h -> {
            headers(h);
            h.set("Idempotency-Key", holdId);
        };
        return client.call(HttpMethod.POST, "/orders", headers, body)
                .map(reply -> reply.expect(202).text("orderId"))
                .flatMap(this::awaitOrder);
    }

    private Mono<Void> awaitOrder(String orderId) {
        return client.call(HttpMethod.GET, "/orders/" + orderId, this::headers, Map.of())
                .map(reply -> reply.expect(200).text("status"))
                .flatMap(status -> switch (status) {
                    case "PENDING" -> later(0.5, () -> awaitOrder(orderId));
                    case "CONFIRMED" -> tickets(orderId);
                    default -> {
                        tally.count("orders failed");
                        yield Mono.empty();
                    }
                });
    }

    private Mono<Void> tickets(String orderId) {
        tally.count("orders confirmed");
        return client.call(HttpMethod.GET, "/orders/" + orderId + "/tickets", this::headers, Map.of())
                .doOnNext(reply -> tally.tickets(
                        reply.expect(200).json().valueStream().map(this::seat).toList()))
                .then();
    }

    private String seat(JsonNode ticket) {
        return ticket.get("seat").asString();
    }

    private String card() {
        double luck = random.nextDouble();
        if (luck < 0.94) {
            return "tok_visa";
        }
        return luck < 0.98 ? "tok_declined" : luck < 0.99 ? "tok_slow" : "tok_lost_reply";
    }

    private void headers(HttpHeaders headers) {
        headers.set("X-Forwarded-For", "10.%d.%d.%d".formatted(number >> 16 & 255, number >> 8 & 255, number & 255));
        if (!token.isEmpty()) {
            headers.setBearerAuth(token);
        }
        if (!ticket.isEmpty()) {
            headers.set("Queue-Ticket", ticket);
        }
        if (!pass.isEmpty()) {
            headers.set("Admission-Pass", pass);
        }
    }

    private <T> Mono<T> later(double seconds, Supplier<Mono<T>> next) {
        long millis = (long) (seconds * 1000 * (0.8 + 0.4 * random.nextDouble()));
        return Mono.delay(Duration.ofMillis(Math.max(50, millis))).then(Mono.defer(next));
    }
}
