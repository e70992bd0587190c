package io.onrush.engine.admin;

import io.onrush.engine.edge.EngineProblem;
import io.onrush.engine.edge.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.web.reactive.function.server.ServerRequest;

/** Reads the query of a search, and gathers what is wrong with it so that all is told together. Used once. */
final class SearchParameters {

    private final ServerRequest request;
    private final List<FieldError> errors = new ArrayList<>();

    SearchParameters(ServerRequest request) {
        this.request = request;
    }

    /** Null where the parameter is absent or blank. */
    UUID uuid(String name) {
        return parsed(name, SearchParameters::uuidOf, "must be a UUID");
    }

    int limit(int otherwise, int most) {
        Integer limit = parsed("limit", text -> numberOf(text).filter(n -> n >= 1 && n <= most), "must be a number from 1 to " + most);
        return limit == null ? otherwise : limit;
    }

    /** Null where the parameter is absent or blank, or does not parse. */
    <T> T parsed(String name, Function<String, Optional<T>> parser, String rule) {
        String text = request.queryParam(name).map(String::strip).orElse("");
        if (text.isEmpty()) {
            return null;
        }
        return parser.apply(text).orElseGet(() -> {
            errors.add(new FieldError(name, rule));
            return null;
        });
    }

    /** Fails with {@code invalid-search} where something was wrong. */
    void refuseIfWrong() {
        if (!errors.isEmpty()) {
            throw EngineProblem.INVALID_SEARCH.with(errors);
        }
    }

    static Optional<UUID> uuidOf(String text) {
        try {
            return text.length() == 36 ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> numberOf(String text) {
        return text.matches("\\d{1,9}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }
}
