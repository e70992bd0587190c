package io.onrush.seatmap;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * Every error of this module that a caller can see. The id is the last part of the problem document's {@code type} and
 * never changes; the detail says what to do.
 */
public enum SeatMapProblem {

    INVALID_PLAN("invalid-plan", HttpStatus.BAD_REQUEST, "The seating plan cannot be imported"),
    VENUE_NOT_FOUND("venue-not-found", HttpStatus.NOT_FOUND, "No such venue"),
    EVENT_NOT_FOUND("event-not-found", HttpStatus.NOT_FOUND, "No such event"),
    AVAILABILITY_UNAVAILABLE("availability-unavailable", HttpStatus.SERVICE_UNAVAILABLE,
            "The availability is not known right now"),
    TOO_MANY_STREAMS("too-many-streams", HttpStatus.SERVICE_UNAVAILABLE, "This node streams to as many watchers as it may"),
    SHUTTING_DOWN("shutting-down", HttpStatus.SERVICE_UNAVAILABLE, "This process is shutting down");

    private final String id;
    private final HttpStatus status;
    private final String title;

    SeatMapProblem(String id, HttpStatus status, String title) {
        this.id = id;
        this.status = status;
        this.title = title;
    }

    public String id() {
        return id;
    }

    public HttpStatus status() {
        return status;
    }

    public String title() {
        return title;
    }

    public ErrorResponseException exception(String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create(id));
        problem.setTitle(title);
        return new ErrorResponseException(status, problem, null);
    }

    /** The problem with a property {@code errors} that lists what is wrong, place by place. */
    public ErrorResponseException exception(String detail, List<FieldError> errors) {
        ErrorResponseException exception = exception(detail);
        exception.getBody().setProperty("errors", List.copyOf(errors));
        return exception;
    }

    /** The problem with a {@code Retry-After} header, in whole seconds, at least one. */
    public ErrorResponseException retryAfter(Duration delay, String detail) {
        ErrorResponseException exception = exception(detail);
        exception.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, delay.toSeconds())));
        return exception;
    }
}
