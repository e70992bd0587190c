package io.onrush.engine.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * An answer of the engine.
 *
 * @param json null where it is none
 */
public record Reply(int status, HttpHeaders headers, JsonNode json, String body) {

    public Reply expect(int expected) {
        assertThat(status).as("status of %s", body).isEqualTo(expected);
        return this;
    }

    /** A problem document of this id, complete and with a detail that says something. */
    public Reply expectProblem(int expected, String id) {
        expect(expected);
        assertThat(header("Content-Type")).startsWith("application/problem+json");
        assertThat(text("type")).endsWith("/" + id).startsWith("https://");
        assertThat(text("title")).isNotBlank();
        assertThat(text("detail")).hasSizeGreaterThan(10);
        assertThat(text("instance")).startsWith("/");
        assertThat(json.get("status").asInt()).isEqualTo(expected);
        return this;
    }

    /** The fields that a problem document names. */
    public List<String> errorFields() {
        return json.get("errors").valueStream().map(error -> error.get("field").asString()).toList();
    }

    public String text(String field) {
        JsonNode value = json.get(field);
        return value == null || value.isNull() ? null : value.asString();
    }

    public String header(String name) {
        return headers.firstValue(name).orElse(null);
    }
}
