package io.onrush.engine.edge;

import java.net.URI;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** Every error that the engine itself answers with. The ids never change; docs/errors.md has a section for each. */
public enum EngineProblem {
    MALFORMED_REQUEST("malformed-request", HttpStatus.BAD_REQUEST, "The request cannot be read"),
    INVALID_EVENT("invalid-event", HttpStatus.BAD_REQUEST, "The event cannot be created as described"),
    INVALID_ALLOCATION("invalid-allocation", HttpStatus.BAD_REQUEST, "The allocation cannot be made as described"),
    INVALID_ONSALE("invalid-onsale", HttpStatus.BAD_REQUEST, "The onsale cannot be scheduled as described"),
    INVALID_SEARCH("invalid-search", HttpStatus.BAD_REQUEST, "The list cannot be searched as described"),
    INVALID_EMAIL("invalid-email", HttpStatus.BAD_REQUEST, "The e-mail address is not valid"),
    CODE_WRONG("code-wrong", HttpStatus.FORBIDDEN, "The code is wrong"),
    CODE_OVER("code-over", HttpStatus.GONE, "There is no code that could be tried"),
    OIDC_TOKEN_INVALID("oidc-token-invalid", HttpStatus.FORBIDDEN, "The token of the OpenID provider is not valid"),
    TRANSFER_INVALID("transfer-invalid", HttpStatus.BAD_REQUEST, "This is no link to another device"),
    TRANSFER_OVER("transfer-over", HttpStatus.GONE, "The link was used, or its time is over"),
    TRANSFER_HERE("transfer-here", HttpStatus.CONFLICT, "This device has everything already"),
    TOO_MANY_CODES("too-many-codes", HttpStatus.TOO_MANY_REQUESTS, "Too many codes were asked for"),
    MAIL_UNAVAILABLE("mail-unavailable", HttpStatus.SERVICE_UNAVAILABLE, "No mail can be sent at the moment"),
    INVALID_REVOCATION("invalid-revocation", HttpStatus.BAD_REQUEST, "The place to take back is not named as it should be"),
    INVALID_HOLD("invalid-hold", HttpStatus.BAD_REQUEST, "The hold cannot be placed as described"),
    IDEMPOTENCY_KEY_REQUIRED("idempotency-key-required", HttpStatus.BAD_REQUEST, "An Idempotency-Key is required"),
    IDEMPOTENCY_KEY_INVALID("idempotency-key-invalid", HttpStatus.BAD_REQUEST, "The Idempotency-Key is malformed"),
    IDEMPOTENCY_KEY_REUSED("idempotency-key-reused", HttpStatus.UNPROCESSABLE_CONTENT, "The Idempotency-Key belongs to another request"),
    VISITOR_REQUIRED("visitor-required", HttpStatus.UNAUTHORIZED, "A visitor token is required"),
    VISITOR_TOKEN_INVALID("visitor-token-invalid", HttpStatus.UNAUTHORIZED, "The visitor token is not valid"),
    VISITOR_TOKEN_EXPIRED("visitor-token-expired", HttpStatus.UNAUTHORIZED, "The visitor token has expired"),
    VISITOR_HAS_ANOTHER("visitor-has-another", HttpStatus.CONFLICT, "This person is another visitor than the browser"),
    VISITOR_MOVED("visitor-moved", HttpStatus.UNAUTHORIZED, "This visitor went on to another device"),
    ADMIN_REQUIRED("admin-required", HttpStatus.UNAUTHORIZED, "Admin credentials are required"),
    ADMIN_FORBIDDEN("admin-forbidden", HttpStatus.FORBIDDEN, "These credentials do not have the role ADMIN"),
    CROSS_SITE_REQUEST("cross-site-request", HttpStatus.FORBIDDEN, "Another site may not change things here"),
    ACCESS_CODE_INVALID("access-code-invalid", HttpStatus.FORBIDDEN, "The access code is not valid"),
    NOT_FOUND("not-found", HttpStatus.NOT_FOUND, "There is nothing here"),
    METHOD_NOT_ALLOWED("method-not-allowed", HttpStatus.METHOD_NOT_ALLOWED, "This method is not allowed here"),
    EVENT_NOT_FOUND("event-not-found", HttpStatus.NOT_FOUND, "There is no such event"),
    ALLOCATION_NOT_FOUND("allocation-not-found", HttpStatus.NOT_FOUND, "There is no such allocation"),
    HOLD_NOT_FOUND("hold-not-found", HttpStatus.NOT_FOUND, "There is no such hold"),
    SEATS_UNAVAILABLE("seats-unavailable", HttpStatus.CONFLICT, "Some of the seats are taken"),
    STOCK_UNAVAILABLE("stock-unavailable", HttpStatus.CONFLICT, "There are too few left"),
    SEAT_LIMIT_REACHED("seat-limit-reached", HttpStatus.CONFLICT, "That is more than a visitor may have"),
    SINGLE_SEAT_LEFT("single-seat-left", HttpStatus.CONFLICT, "That would leave a single seat"),
    ACCESS_CODE_SPENT("access-code-spent", HttpStatus.CONFLICT, "The access code is used up"),
    HOLD_ORDERED("hold-ordered", HttpStatus.CONFLICT, "The hold is being bought"),
    HOLD_COOL_DOWN("hold-cool-down", HttpStatus.TOO_MANY_REQUESTS, "Too many holds came to nothing"),
    BODY_TOO_LARGE("body-too-large", HttpStatus.CONTENT_TOO_LARGE, "The request body is too large"),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The request body has the wrong type"),
    NOT_ACCEPTABLE("not-acceptable", HttpStatus.NOT_ACCEPTABLE, "The answer is not available in the accepted types"),
    TOO_MANY_REQUESTS("too-many-requests", HttpStatus.TOO_MANY_REQUESTS, "Too many requests"),
    INTERNAL_ERROR("internal-error", HttpStatus.INTERNAL_SERVER_ERROR, "Something failed on our side"),
    SHUTTING_DOWN("shutting-down", HttpStatus.SERVICE_UNAVAILABLE, "This process is shutting down"),
    INVENTORY_REBUILDING("inventory-rebuilding", HttpStatus.SERVICE_UNAVAILABLE, "What the event sells is being restored"),
    TEMPORARILY_UNAVAILABLE("temporarily-unavailable", HttpStatus.SERVICE_UNAVAILABLE, "Not available at the moment");

    private final String id;
    private final HttpStatus status;
    private final String title;

    EngineProblem(String id, HttpStatus status, String title) {
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

    /** @param detail what happened and what the caller can do about it */
    public ErrorResponseException with(String detail) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setType(URI.create(id));
        body.setTitle(title);
        return new Refusal(status, body);
    }

    public ErrorResponseException with(List<FieldError> errors) {
        ErrorResponseException problem = with("Correct the fields named in errors and send the request again.");
        problem.getBody().setProperty("errors", errors);
        return problem;
    }

    public ErrorResponseException retryAfter(long seconds, String detail) {
        ErrorResponseException problem = with(detail);
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        return problem;
    }
}
