package io.onrush.engine.edge;

import java.util.Collection;
import java.util.LinkedHashSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/**
 * The one place where an error becomes an answer: a problem document (RFC 9457) whose type ends in the error's id. What
 * is not a known problem is logged and answered without its message, which may hold what is none of the caller's business.
 * That a store does not answer is logged where its health is watched, once; the requests that suffer from it are counted.
 */
final class ProblemHandler implements WebExceptionHandler, Ordered {

    private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);
    private static final long RETRY_SECONDS = 2;

    private final Problems problems;
    private final AllowedMethods allowedMethods;

    ProblemHandler(Problems problems, AllowedMethods allowedMethods) {
        this.problems = problems;
        this.allowedMethods = allowedMethods;
    }

    /** Before Spring Boot's own handler, which is at -1. */
    @Override
    public int getOrder() {
        return -2;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        ServerHttpResponse response = exchange.getResponse();
        if (response.isCommitted()) {
            return Mono.error(error);
        }
        return isUnserved(error) && ApiPath.isApi(exchange.getRequest())
                ? unserved(exchange, error).flatMap(problem -> problems.write(exchange, problem))
                : problems.write(exchange, problem(exchange.getRequest().getMethod().name(), exchange.getRequest().getPath().value(), error));
    }

    /** No route took the request: there is none for the path, or none for the method. */
    private Mono<ErrorResponseException> unserved(ServerWebExchange exchange, Throwable error) {
        return allowedMethods.of(exchange)
                .map(methods -> methods.isEmpty() ? problem(exchange.getRequest().getMethod().name(), exchange.getRequest().getPath().value(), error) : methodNotAllowed(methods));
    }

    private static ErrorResponseException methodNotAllowed(Collection<HttpMethod> allowed) {
        ErrorResponseException problem = EngineProblem.METHOD_NOT_ALLOWED.with("Use one of " + allowed + ".");
        problem.getHeaders().setAllow(new LinkedHashSet<>(allowed));
        return problem;
    }

    private static boolean isUnserved(Throwable error) {
        return error instanceof ResponseStatusException refused && refused.getStatusCode().isSameCodeAs(HttpStatus.NOT_FOUND);
    }

    /** What the caller is told of the error; what is no fault of theirs or of a store is logged. */
    ErrorResponseException problem(String method, String path, Throwable error) {
        if (isOurs(error)) {
            return (ErrorResponseException) error;
        }
        if (error instanceof ResponseStatusException refused) {
            return ofSpring(path, refused);
        }
        if (StoreFault.causes(error)) {
            log.debug("{} {} failed: {}", method, path, error.toString());
            return EngineProblem.TEMPORARILY_UNAVAILABLE.retryAfter(
                    RETRY_SECONDS, "A part of the system does not answer at the moment. Nothing was changed that is not complete; try again.");
        }
        log.error("{} {} failed", method, path, error);
        return EngineProblem.INTERNAL_ERROR.with("The failure is logged. Try again; if it stays, tell the operator the time and the path.");
    }

    static boolean isOurs(Throwable error) {
        return error instanceof ErrorResponseException known
                && !(error instanceof ResponseStatusException)
                && known.getBody().getType() != null
                && !known.getBody().getType().toString().equals("about:blank");
    }

    static ErrorResponseException ofSpring(String path, ResponseStatusException error) {
        return switch (error) {
            case UnsupportedMediaTypeStatusException e -> EngineProblem.UNSUPPORTED_MEDIA_TYPE.with("Send the body as application/json.");
            case NotAcceptableStatusException e -> EngineProblem.NOT_ACCEPTABLE.with("Accept one of " + e.getSupportedMediaTypes() + ".");
            case MethodNotAllowedException e -> methodNotAllowed(e.getSupportedMethods());
            case ServerWebInputException e -> UnreadableBody.problem(e);
            default -> switch (error.getStatusCode().value()) {
                case 404 -> EngineProblem.NOT_FOUND.with("No call is served at " + path + ". The calls are listed in docs/api.md.");
                case 413 -> EngineProblem.BODY_TOO_LARGE.with("Send a smaller body.");
                case 400 -> EngineProblem.MALFORMED_REQUEST.with("The request is not well formed.");
                default -> EngineProblem.INTERNAL_ERROR.with("The request ended with status " + error.getStatusCode().value() + ".");
            };
        };
    }
}
