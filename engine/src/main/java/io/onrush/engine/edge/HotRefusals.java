package io.onrush.engine.edge;

import java.util.ArrayList;
import java.util.List;
import reactor.netty.http.server.HttpServerRequest;

/** What a hot call is answered with when it fails: the document that any other call would get. */
final class HotRefusals {

    private final ProblemHandler errors;
    private final Problems problems;

    HotRefusals(ProblemHandler errors, Problems problems) {
        this.errors = errors;
        this.problems = problems;
    }

    HotAnswer of(HttpServerRequest request, Throwable error) {
        String path = request.uri();
        Problems.Document document = problems.document(path, errors.problem(request.method().name(), path, error));
        List<String> headers = new ArrayList<>();
        document.headers().forEach((name, values) -> values.forEach(value -> headers.addAll(List.of(name, value))));
        return new HotAnswer(document.status().value(), headers, document.json());
    }
}
