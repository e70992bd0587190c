package io.onrush.engine.edge;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** An expected refusal on its way to the answer. It says all in its document; where it was built tells nobody anything, and finding that out takes time. */
final class Refusal extends ErrorResponseException {

    Refusal(HttpStatus status, ProblemDetail document) {
        super(status, document, null);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
