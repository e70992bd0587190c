package io.onrush.engine.embedded;

import io.onrush.engine.admin.AdminPassword;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sets a sale up as an admin would, over HTTP and the public contract alone: a venue, an event, an onsale. Then lets the
 * simulated crowd in.
 */
final class DemoSale implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DemoSale.class);
    private static final long[] PRICES = {12_500, 9_500, 7_000, 4_500, 3_000};

    private final DemoProperties properties;
    private final AdminPassword password;
    private final Clock clock;
    private final PrintStream out;
    private volatile Disposable running;

    DemoSale(DemoProperties properties, AdminPassword password, Clock clock, PrintStream out) {
        this.properties = properties;
        this.password = password;
        this.clock = clock;
        this.out = out;
    }

    @EventListener
    void onReady(ApplicationReadyEvent ready) {
        int port = ((WebServerApplicationContext) ready.getApplicationContext()).getWebServer().getPort();
        String url = "http://localhost:" + port;
        WebClient admin = WebClient.builder()
                .baseUrl(url + "/api/v1/admin")
                .defaultHeaders(headers -> headers.setBasicAuth("admin", password.reveal()))
                .build();
        running = setUp(admin)
                .doOnNext(sale -> tell(url, sale))
                .flatMap(sale -> letCrowdIn(url, sale))
                .subscribe(done -> {}, error -> log.error("The demo sale failed", error));
    }

    private Mono<Sale> setUp(WebClient admin) {
        return Mono.fromCallable(this::plan)
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(plan -> post(admin, "/venues", plan)
                        .elapsed()
                        .doOnNext(timed -> log.info(
                                "The seating plan of {} seats was imported in {} ms", timed.getT2().get("seats"), timed.getT1()))
                        .flatMap(venue -> post(admin, "/events", event(venue.getT2(), plan)).elapsed()))
                .doOnNext(timed -> log.info("The event was created and its seats loaded into Redis in {} ms", timed.getT1()))
                .flatMap(event -> post(admin, "/onsales", onsale(event.getT2()))
                        .map(onsale -> new Sale(
                                event.getT2().get("eventId").asString(),
                                onsale.get("onsaleId").asString(),
                                Instant.parse(onsale.get("opensAt").asString()))));
    }

    private byte[] plan() throws IOException {
        if (properties.plan().isBlank()) {
            return new ClassPathResource("demo/harbour-hall.json").getContentAsByteArray();
        }
        Path path = Path.of(properties.plan());
        try (InputStream file = Files.newInputStream(path);
                InputStream json = path.toString().endsWith(".gz") ? new GZIPInputStream(file) : file) {
            return json.readAllBytes();
        }
    }

    private Map<String, Object> event(JsonNode venue, byte[] plan) {
        JsonNode json = new JsonMapper().readTree(plan);
        Map<String, Object> prices = new LinkedHashMap<>();
        for (JsonNode category : json.get("categories")) {
            long amount = PRICES[Math.min(prices.size(), PRICES.length - 1)];
            prices.put(category.get("name").asString(), Map.of("amount", amount, "currency", "EUR"));
        }
        return Map.of(
                "name", "Opening night at " + json.get("name").asString(),
                "venueId", venue.get("venueId").asString(),
                "timeZone", "Europe/Berlin",
                "startsAt", clock.instant().plus(90, ChronoUnit.DAYS).truncatedTo(ChronoUnit.HOURS),
                "prices", prices,
                "seatsPerVisitor", properties.seatsPerVisitor(),
                "holdSeconds", 120,
                "cancellationMinutes", 60);
    }

    private Map<String, Object> onsale(JsonNode event) {
        Instant now = clock.instant();
        return Map.of(
                "eventId", event.get("eventId").asString(),
                "queueOpensAt", now,
                "opensAt", now.plus(properties.opensIn()),
                "closesAt", now.plus(1, ChronoUnit.DAYS),
                "admissionsPerMinute", properties.admissionsPerMinute(),
                "maxActive", properties.maxActive(),
                "passSeconds", 300);
    }

    private static Mono<JsonNode> post(WebClient admin, String path, Object body) {
        return admin.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .retrieve()
                .bodyToMono(JsonNode.class)
                .timeout(Duration.ofSeconds(60));
    }

    private void tell(String url, Sale sale) {
        out.printf("  demo event:  %s/events/%s%n", url, sale.eventId());
        out.printf("  demo onsale: %s/admin/onsales/%s%n", url, sale.onsaleId());
        out.printf("  the queue is open, the sale opens at %s%n%n", sale.opensAt());
        out.flush();
    }

    private Mono<String> letCrowdIn(String url, Sale sale) {
        if (properties.crowd() == 0) {
            return Mono.just("no crowd");
        }
        return new DemoCrowd(url, sale, properties, clock, new SplittableRandom(properties.seed())).run()
                .doOnNext(verdict -> out.println(verdict.indent(2)));
    }

    @Override
    public void start() {}

    @Override
    public void stop() {
        if (running != null) {
            running.dispose();
        }
    }

    @Override
    public boolean isRunning() {
        return true;
    }

    record Sale(String eventId, String onsaleId, Instant opensAt) {}
}
