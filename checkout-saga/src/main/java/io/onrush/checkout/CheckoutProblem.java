package io.onrush.checkout;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * Every problem a caller of the checkout can meet. The id is immutable: programs are written against it. The type of the
 * problem document is the bare id; the edge makes it an absolute URI.
 */
public enum CheckoutProblem {

	VISITOR_REQUIRED("visitor-required", HttpStatus.UNAUTHORIZED, "A visitor token is required"),
	IDEMPOTENCY_KEY_REQUIRED("idempotency-key-required", HttpStatus.BAD_REQUEST, "An Idempotency-Key is required"),
	IDEMPOTENCY_KEY_INVALID("idempotency-key-invalid", HttpStatus.BAD_REQUEST, "The Idempotency-Key is malformed"),
	IDEMPOTENCY_KEY_REUSED("idempotency-key-reused", HttpStatus.UNPROCESSABLE_CONTENT,
			"The Idempotency-Key belongs to another request"),
	IDEMPOTENCY_KEY_IN_FLIGHT("idempotency-key-in-flight", HttpStatus.CONFLICT,
			"The first request with this Idempotency-Key is still running"),
	INVALID_ORDER("invalid-order", HttpStatus.BAD_REQUEST, "The order is invalid"),
	HOLD_NOT_FOUND("hold-not-found", HttpStatus.NOT_FOUND, "There is no such hold"),
	HOLD_NOT_YOURS("hold-not-yours", HttpStatus.FORBIDDEN, "The hold belongs to another visitor"),
	HOLD_EXPIRED("hold-expired", HttpStatus.CONFLICT, "The hold has expired"),
	HOLD_ALREADY_ORDERED("hold-already-ordered", HttpStatus.CONFLICT, "The hold has been ordered already"),
	CHECKOUT_UNAVAILABLE("checkout-unavailable", HttpStatus.SERVICE_UNAVAILABLE, "The checkout cannot look up the hold"),
	ORDER_NOT_FOUND("order-not-found", HttpStatus.NOT_FOUND, "There is no such order"),
	TICKET_NOT_FOUND("ticket-not-found", HttpStatus.NOT_FOUND, "There is no such ticket"),
	ORDER_NOT_CONFIRMED("order-not-confirmed", HttpStatus.CONFLICT, "The order is not confirmed"),
	ORDER_ALREADY_CANCELLED("order-already-cancelled", HttpStatus.CONFLICT, "The order is cancelled already"),
	CANCELLATION_CLOSED("cancellation-closed", HttpStatus.CONFLICT, "The order can no longer be cancelled"),
	TOO_MANY_STREAMS("too-many-streams", HttpStatus.SERVICE_UNAVAILABLE, "Too many streams are open"),
	SHUTTING_DOWN("shutting-down", HttpStatus.SERVICE_UNAVAILABLE, "This process is shutting down");

	private final String id;

	private final HttpStatus status;

	private final String title;

	CheckoutProblem(String id, HttpStatus status, String title) {
		this.id = id;
		this.status = status;
		this.title = title;
	}

	public String id() {
		return this.id;
	}

	public HttpStatus status() {
		return this.status;
	}

	public String title() {
		return this.title;
	}

	/** The exception for this problem; {@code detail} says what happened and what to do. */
	public ErrorResponseException because(String detail) {
		ProblemDetail body = ProblemDetail.forStatusAndDetail(this.status, detail);
		body.setType(URI.create(this.id));
		body.setTitle(this.title);
		return new ErrorResponseException(this.status, body, null);
	}

	/** As {@link #because(String)}, with the property {@code errors}: one entry a bad field. */
	public ErrorResponseException because(String detail, List<FieldError> errors) {
		return with(because(detail), "errors", errors);
	}

	/** As {@link #because(String)}, with a Retry-After header in whole seconds, at least one. */
	public ErrorResponseException because(String detail, Duration retryAfter) {
		ErrorResponseException problem = because(detail);
		problem.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())));
		return problem;
	}

	/** Adds a property to a problem document. */
	public static ErrorResponseException with(ErrorResponseException problem, String name, Object value) {
		problem.getBody().setProperty(name, value);
		return problem;
	}

}
