package io.onrush.seatmap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.web.ErrorResponseException;

class SeatMapProblemTest {

    @Test
    void ids_and_statuses_are_immutable() {
        assertThat(Arrays.stream(SeatMapProblem.values()).map(problem -> problem.id() + " " + problem.status().value()))
                .containsExactly("invalid-plan 400", "venue-not-found 404", "event-not-found 404",
                        "availability-unavailable 503", "too-many-streams 503", "shutting-down 503");
    }

    @Test
    void a_problem_carries_its_id_title_detail_and_errors() {
        List<FieldError> errors = List.of(new FieldError("name", "is missing"));

        ErrorResponseException problem = SeatMapProblem.INVALID_PLAN.exception("Mend it.", errors);

        assertThat(problem.getBody().getType()).hasToString("invalid-plan");
        assertThat(problem.getBody().getTitle()).isEqualTo("The seating plan cannot be imported");
        assertThat(problem.getBody().getDetail()).isEqualTo("Mend it.");
        assertThat(problem.getBody().getProperties()).containsEntry("errors", errors);
    }

    @Test
    void a_delay_below_a_second_is_told_as_one_second() {
        assertThat(SeatMapProblem.TOO_MANY_STREAMS.retryAfter(Duration.ofMillis(10), "Wait.").getHeaders()
                .getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("1");
    }
}
