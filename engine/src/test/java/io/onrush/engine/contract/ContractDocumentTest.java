package io.onrush.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What openapi/onrush.yaml promises by itself. That it is valid OpenAPI is checked by the generator, in every build. */
class ContractDocumentTest {

    private static final ContractDocument DOCUMENT = ContractDocument.load();
    private static final Pattern ERROR = Pattern.compile("(?m)^## ([a-z-]+)\\RStatus (\\d+) ");

    static Stream<ContractDocument.Operation> operations() {
        return DOCUMENT.operations().stream();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void anOperationSaysWhatItIsAndHowItFails(ContractDocument.Operation operation) {
        assertThat(operation.node().get("summary").asString()).isNotBlank();
        assertThat(operation.node().get("tags").size()).isEqualTo(1);
        assertThat(DOCUMENT.tree().get("tags").valueStream().map(tag -> tag.get("name"))).contains(operation.node().get("tags").get(0));
        assertThat(operation.responses().has("default")).isTrue();
        assertThat(operation.path().endsWith("/stream")).isEqualTo(operation.responses().path("200").has("x-events"));
        assertThat(operation.path().startsWith("/api/v1/admin/")).isEqualTo(operation.responses().has("401")
                && DOCUMENT.description(operation.responses().get("401")).contains("admin-required"));
    }

    @Test
    void everyOperationHasAnIdOfItsOwn() {
        assertThat(operations().map(ContractDocument.Operation::id)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aRefusalIsNamedUnderItsStatus(ContractDocument.Operation operation) throws IOException {
        Map<String, String> errors = errors();
        operation.responses().propertyStream().filter(response -> !response.getKey().startsWith("2") && !response.getKey().equals("304")).forEach(response -> {
            Set<String> ids = new HashSet<>(Contract.ids(DOCUMENT.description(response.getValue())).toList());
            assertThat(ids).as(operation + " " + response.getKey()).isNotEmpty();
            if (!response.getKey().equals("default")) {
                assertThat(ids).allSatisfy(id -> assertThat(errors).containsEntry(id, response.getKey()));
            }
        });
    }

    @Test
    void everyErrorOfTheErrorsPageIsTheAnswerOfSomeCallAndTheOtherWayRound() throws IOException {
        Set<String> named = new TreeSet<>();
        operations().forEach(operation -> operation.responses().propertyStream()
                .filter(response -> response.getKey().matches("4..|5..|default"))
                .forEach(response -> Contract.ids(DOCUMENT.description(response.getValue())).forEach(named::add)));
        assertThat(named).containsExactlyElementsOf(errors().keySet());
    }

    @Test
    void anExampleFitsItsSchema() {
        ContractSchemas schemas = ContractSchemas.strict(DOCUMENT.tree());
        JsonNode all = DOCUMENT.tree().at("/components/schemas");
        all.propertyStream().forEach(schema -> schema.getValue().path("examples").forEach(example ->
                assertThat(schemas.faults(schema.getValue(), example)).as(schema.getKey()).isEmpty()));
    }

    @Test
    void noSchemaIsLeftOver() {
        String text = DOCUMENT.tree().toString();
        assertThat(DOCUMENT.tree().at("/components").propertyStream().filter(kind -> !kind.getKey().equals("securitySchemes")).toList()).allSatisfy(kind ->
                assertThat(kind.getValue().propertyNames()).allSatisfy(name ->
                        assertThat(text).contains("\"#/components/" + kind.getKey() + "/" + name + "\"")));
    }

    private static Map<String, String> errors() throws IOException {
        Map<String, String> errors = new TreeMap<>();
        ERROR.matcher(Files.readString(Path.of("../docs/errors.md"))).results().forEach(result -> errors.put(result.group(1), result.group(2)));
        return errors;
    }
}
