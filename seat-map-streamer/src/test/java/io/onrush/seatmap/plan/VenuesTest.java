package io.onrush.seatmap.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import io.onrush.seatmap.FieldError;
import io.onrush.seatmap.SeatMapApp;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.ErrorResponseException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;

class VenuesTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final Venues venues = SeatMapApp.bean(Venues.class);
    private final DatabaseClient database = SeatMapApp.bean(DatabaseClient.class);

    @Test
    void an_imported_plan_is_stored_and_found() {
        ImportedVenue venue = venues.importPlan(Plans.smallHall()).block(LONG);

        assertThat(venue.seats()).isEqualTo(Plans.SMALL_HALL_SEATS);
        assertThat(venues.find(venue.venueId()).block(LONG).ordinal("circle-1-1")).hasValue(40);
        assertThat(createdAt(venue.venueId())).isEqualTo(Instant.parse("2026-11-21T12:00:00Z"));
    }

    @Test
    void a_venue_is_read_once_however_many_ask() {
        UUID venueId = venues.importPlan(Plans.smallHall()).block(LONG).venueId();

        Mono<List<SeatMap>> all = Mono.zip(venues.find(venueId), venues.find(venueId))
                .map(both -> List.of(both.getT1(), both.getT2()));

        List<SeatMap> found = all.block(LONG);
        assertThat(found.get(0)).isSameAs(found.get(1));
        assertThat(venues.find(venueId).block(LONG)).isSameAs(found.get(0));
    }

    @Test
    void a_venue_outlives_a_lower_seat_limit() {
        UUID venueId = venues.importPlan(Plans.smallHall()).block(LONG).venueId();
        VenueTable table = new VenueTable(database, LONG);
        Venues strict = new PersistentVenues(new PlanWork(Plans.JSON, 10), table, () -> new UUID(3, 4),
                SeatMapApp.bean(Clock.class), Schedulers.boundedElastic(), 4);

        assertThat(strict.find(venueId).block(LONG).seats()).isEqualTo(Plans.SMALL_HALL_SEATS);
    }

    @Test
    void a_refused_plan_names_its_errors_and_stores_nothing() {
        long before = rows();

        StepVerifier.create(venues.importPlan("{\"name\": \"x\"}".getBytes(StandardCharsets.UTF_8)))
                .expectErrorSatisfies(error -> {
                    ErrorResponseException problem = (ErrorResponseException) error;
                    assertThat(problem.getStatusCode().value()).isEqualTo(400);
                    assertThat(problem.getBody().getType()).hasToString("invalid-plan");
                    assertThat(problem.getBody().getProperties()).extractingByKey("errors").asInstanceOf(
                                    list(FieldError.class))
                            .extracting(FieldError::field).containsExactly("size", "categories", "zones", "zones");
                })
                .verify(LONG);
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void a_checked_plan_is_described_and_not_stored() {
        long before = rows();

        JsonNode described = Plans.JSON.readTree(venues.check(Plans.smallHall(), false).block(LONG));

        assertThat(described.has("venueId")).isFalse();
        assertThat(described.get("seats").asInt()).isEqualTo(Plans.SMALL_HALL_SEATS);
        assertThat(described.get("seatMap").get("sections").isArray()).isTrue();
        assertThat(rows()).isEqualTo(before);
        StepVerifier.create(venues.check("[]".getBytes(StandardCharsets.UTF_8), false))
                .expectErrorSatisfies(error -> assertThat(((ErrorResponseException) error).getBody().getType())
                        .hasToString("invalid-plan"))
                .verify(LONG);
    }

    @Test
    void a_venue_is_described_the_same_compressed_or_not() {
        UUID venueId = venues.importPlan(Plans.smallHall()).block(LONG).venueId();

        byte[] plain = venues.describe(venueId, false).block(LONG);
        JsonNode described = Plans.JSON.readTree(plain);

        assertThat(Gzip.decompress(venues.describe(venueId, true).block(LONG))).isEqualTo(plain);
        assertThat(described.get("venueId").asString()).isEqualTo(venueId.toString());
        assertThat(described.get("categories").valueStream().mapToInt(category -> category.get("seats").asInt()).sum())
                .isEqualTo(Plans.SMALL_HALL_SEATS);
    }

    @Test
    void venues_are_listed_as_far_as_asked_for() {
        venues.importPlan(Plans.smallHall()).block(LONG);
        UUID venueId = venues.importPlan(Plans.smallHall()).block(LONG).venueId();

        assertThat(venues.newest(1).collectList().block(LONG)).hasSize(1);
        assertThat(venues.newest(10_000).collectList().block(LONG))
                .filteredOn(venue -> venue.venueId().equals(venueId))
                .singleElement()
                .satisfies(venue -> assertThat(venue.seats()).isEqualTo(Plans.SMALL_HALL_SEATS));
    }

    @Test
    void an_unknown_venue_is_a_problem() {
        StepVerifier.create(venues.find(new UUID(1, 2)))
                .expectErrorSatisfies(error -> assertThat(((ErrorResponseException) error).getBody().getType())
                        .hasToString("venue-not-found"))
                .verify(LONG);
    }

    private long rows() {
        return database.sql("SELECT count(*) FROM seat_map.venues").mapValue(Long.class).one().block(LONG);
    }

    private Instant createdAt(UUID venueId) {
        return database.sql("SELECT created_at FROM seat_map.venues WHERE id = :id").bind("id", venueId)
                .map(row -> row.get("created_at", Instant.class)).one().block(LONG);
    }
}
