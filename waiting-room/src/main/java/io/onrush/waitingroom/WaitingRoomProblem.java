package io.onrush.waitingroom;

import java.net.URI;
import java.util.List;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * Every refusal of the waiting room that a client sees. Ids never change. The {@code type} of the built problem document
 * is the bare id; whoever renders it may make it absolute.
 */
public enum WaitingRoomProblem {

	VISITOR_REQUIRED("visitor-required", HttpStatus.UNAUTHORIZED, "A visitor token is required"),
	ONSALE_NOT_FOUND("onsale-not-found", HttpStatus.NOT_FOUND, "No such onsale"),
	INVALID_ONSALE("invalid-onsale", HttpStatus.BAD_REQUEST, "The onsale is not valid"),
	ONSALE_CLOSED("onsale-closed", HttpStatus.CONFLICT, "The onsale is closed"),
	QUEUE_NOT_OPEN("queue-not-open", HttpStatus.CONFLICT, "The queue is not open yet"),
	ROOM_CLOSED("room-closed", HttpStatus.CONFLICT, "The waiting room is closed for a while"),
	TICKET_REQUIRED("ticket-required", HttpStatus.UNAUTHORIZED, "A queue ticket is required"),
	TICKET_INVALID("ticket-invalid", HttpStatus.UNAUTHORIZED, "The queue ticket is not valid"),
	TICKET_EXPIRED("ticket-expired", HttpStatus.UNAUTHORIZED, "The queue ticket has expired"),
	TICKET_NOT_YOURS("ticket-not-yours", HttpStatus.FORBIDDEN, "The queue ticket belongs to someone else"),
	CHALLENGE_REQUIRED("challenge-required", HttpStatus.FORBIDDEN, "A place costs some work first"),
	NETWORK_LIMIT_REACHED("network-limit-reached", HttpStatus.FORBIDDEN, "This network has all the places it gets"),
	ACCESS_CODE_REQUIRED("access-code-required", HttpStatus.FORBIDDEN, "An access code is required"),
	ACCESS_CODE_INVALID("access-code-invalid", HttpStatus.FORBIDDEN, "The access code is not valid"),
	ACCESS_CODE_SPENT("access-code-spent", HttpStatus.CONFLICT, "The access code is used up"),
	TOO_MANY_REQUESTS("too-many-requests", HttpStatus.TOO_MANY_REQUESTS, "Too many requests"),
	INVALID_ACCESS_CODES("invalid-access-codes", HttpStatus.BAD_REQUEST, "The access codes are not valid"),
	ACCESS_CODES_NOT_FOUND("access-codes-not-found", HttpStatus.NOT_FOUND, "No such access codes"),
	NOT_YOUR_TURN("not-your-turn", HttpStatus.CONFLICT, "It is not your turn yet"),
	NOT_DRAWN("not-drawn", HttpStatus.CONFLICT, "This place was not drawn"),
	PLACE_SPENT("place-spent", HttpStatus.CONFLICT, "This place in the queue is used up"),
	PASS_REQUIRED("pass-required", HttpStatus.FORBIDDEN, "An admission pass is required"),
	PASS_INVALID("pass-invalid", HttpStatus.FORBIDDEN, "The admission pass is not valid"),
	PASS_EXPIRED("pass-expired", HttpStatus.FORBIDDEN, "The admission pass has expired"),
	PASS_NOT_YOURS("pass-not-yours", HttpStatus.FORBIDDEN, "The admission pass belongs to someone else"),
	IDENTITY_REQUIRED("identity-required", HttpStatus.FORBIDDEN, "Who you are has to be known to join"),
	REGISTRATION_REQUIRED("registration-required", HttpStatus.FORBIDDEN, "Only who registered can join"),
	REGISTRATION_NOT_OPEN("registration-not-open", HttpStatus.CONFLICT, "Nobody can register now"),
	PLACE_REVOKED("place-revoked", HttpStatus.FORBIDDEN, "This place was taken back"),
	PLACE_NOT_FOUND("place-not-found", HttpStatus.NOT_FOUND, "There is no such place"),
	INVALID_LINK("invalid-link", HttpStatus.BAD_REQUEST, "The link is not one of ours"),
	DRAW_NOT_MADE("draw-not-made", HttpStatus.NOT_FOUND, "The draw has not been made"),
	NOT_IN_LOG("not-in-log", HttpStatus.NOT_FOUND, "No such place in the log of arrivals"),
	INVALID_RANGE("invalid-range", HttpStatus.BAD_REQUEST, "The numbers asked for are not valid"),
	ARRIVALS_LOST("arrivals-lost", HttpStatus.GONE, "The tickets of this queue are not kept any more"),
	ROOM_NOT_FOUND("room-not-found", HttpStatus.NOT_FOUND, "No such room"),
	TOO_MANY_STREAMS("too-many-streams", HttpStatus.SERVICE_UNAVAILABLE, "Too many status streams"),
	SHUTTING_DOWN("shutting-down", HttpStatus.SERVICE_UNAVAILABLE, "This process is shutting down"),
	WAITING_ROOM_UNAVAILABLE("waiting-room-unavailable", HttpStatus.SERVICE_UNAVAILABLE,
			"The waiting room cannot answer now");

	private final String id;

	private final HttpStatus status;

	private final String title;

	WaitingRoomProblem(String id, HttpStatus status, String title) {
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

	/** @param detail what happened here and what to do */
	public ErrorResponseException because(String detail) {
		ProblemDetail body = ProblemDetail.forStatusAndDetail(this.status, detail);
		body.setType(URI.create(this.id));
		body.setTitle(this.title);
		return new ErrorResponseException(this.status, body, null);
	}

	/** With a {@code Retry-After} header in whole seconds, never below one. */
	public ErrorResponseException retryAfter(long seconds, String detail) {
		ErrorResponseException problem = because(detail);
		problem.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, seconds)));
		return problem;
	}

	/** With the property {@code errors}: one entry for each wrong field. */
	public ErrorResponseException because(List<FieldError> errors) {
		ErrorResponseException problem = because("Correct the fields named in errors and send the request again.");
		problem.getBody().setProperty("errors", List.copyOf(errors));
		return problem;
	}

}
