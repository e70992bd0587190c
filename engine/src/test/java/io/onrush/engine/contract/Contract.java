package io.onrush.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Whether the engine keeps its contract: every answer that an integration test gets over HTTP is compared with
 * {@code openapi/onrush.yaml}, status, type, headers, members and the ids of problems.
 */
public final class Contract {

    private static final Contract ONRUSH = new Contract(ContractDocument.load());
    private static final Pattern PROBLEM_ID = Pattern.compile("`([a-z]+(?:-[a-z]+)+)`");
    /** The map of a stadium would take the validator seconds, and is as that of a hall. */
    private static final int LONGEST_CHECKED = 300_000;

    private final ContractDocument document;
    private final ContractSchemas answers;
    private final ContractSchemas requests;
    private final Set<String> kept = new ConcurrentSkipListSet<>();
    private final AtomicReference<String> last = new AtomicReference<>("");

    private Contract(ContractDocument document) {
        this.document = document;
        this.answers = ContractSchemas.strict(document.tree());
        this.requests = ContractSchemas.open(document.tree());
    }

    public static Contract onrush() {
        return ONRUSH;
    }

    /** Forgets what {@link #kept} lists. */
    void startAnew() {
        kept.clear();
    }

    /** What was checked: {@code <operationId> <status>}, and {@code <operationId> <event>} for events of streams. */
    Set<String> kept() {
        return new TreeSet<>(kept);
    }

    /**
     * @param json null where the answer is none
     * @param body of the answer as it came, compressed or not. The same again, as polling brings it, is not checked again
     */
    public void check(String method, String path, int status, HttpHeaders headers, JsonNode json, String body) {
        if (!path.startsWith("/api/v1/")) {
            return;
        }
        ContractDocument.Operation operation = document.operation(method.equals("HEAD") ? "GET" : method, path).orElse(null);
        if (operation == null) {
            assertThat(status).as("the contract does not name " + method + " " + path + "; add it to openapi/onrush.yaml").isGreaterThanOrEqualTo(400);
            return;
        }
        String call = operation + " " + status;
        JsonNode response = response(operation, status, call);
        response.path("headers").propertyStream()
                .filter(header -> document.resolved(header.getValue()).path("required").asBoolean(false))
                .forEach(header -> assertThat(headers.firstValue(header.getKey())).as(call + " has " + header.getKey()).isPresent());
        if (!body.isEmpty() && body.length() <= LONGEST_CHECKED && !(call + body).equals(last.getAndSet(call + body))) {
            checkBody(response, headers.firstValue("Content-Type").orElse(""), json, call);
        }
        if (status >= 400) {
            assertThat(problems(operation, status)).as(call).contains(problemOf(json));
        }
        kept.add(operation.id() + " " + status);
    }

    /** What the engine took must be what the contract allows. */
    public void checkAccepted(String method, String path, JsonNode body) {
        document.operation(method, path).filter(operation -> operation.node().has("requestBody")).ifPresent(operation -> {
            JsonNode schema = document.resolved(operation.node().get("requestBody")).at("/content/application~1json/schema");
            assertThat(requests.faults(schema, body)).as("body of " + operation).isEmpty();
        });
    }

    public void checkEvent(String path, String event, JsonNode data) {
        ContractDocument.Operation operation = document.operation("GET", path)
                .orElseThrow(() -> new AssertionError("the contract does not name the stream " + path));
        JsonNode schema = operation.responses().at("/200/x-events/" + event);
        assertThat(schema.isMissingNode()).as(operation + " declares the event " + event).isFalse();
        assertThat(answers.faults(schema, data)).as(operation + " " + event).isEmpty();
        kept.add(operation.id() + " " + event);
    }

    private JsonNode response(ContractDocument.Operation operation, int status, String call) {
        JsonNode declared = operation.responses().get(String.valueOf(status));
        if (declared == null && status >= 400) {
            declared = operation.responses().get("default");
        }
        assertThat(declared).as(call + " is declared").isNotNull();
        return document.resolved(declared);
    }

    private void checkBody(JsonNode response, String type, JsonNode json, String call) {
        String plainType = type.replaceAll(";.*", "");
        JsonNode content = response.path("content").get(plainType);
        assertThat(content).as(call + " declares the type " + type).isNotNull();
        if (json != null) {
            assertThat(answers.faults(content.get("schema"), json)).as(call + ": " + json).isEmpty();
        }
    }

    /** Those of the status, and those that any call may answer. */
    private Set<String> problems(ContractDocument.Operation operation, int status) {
        return Stream.of(String.valueOf(status), "default")
                .map(operation.responses()::get)
                .filter(response -> response != null)
                .flatMap(response -> ids(document.description(response)))
                .collect(Collectors.toSet());
    }

    static Stream<String> ids(String description) {
        return PROBLEM_ID.matcher(description).results().map(result -> result.group(1));
    }

    private static String problemOf(JsonNode json) {
        assertThat(json).as("a problem document").isNotNull();
        String type = json.get("type").asString();
        return type.substring(type.lastIndexOf('/') + 1);
    }
}
