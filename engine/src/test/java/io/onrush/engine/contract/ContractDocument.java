package io.onrush.engine.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The contract as a tree, and its operations. */
final class ContractDocument {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final JsonNode tree;
    private final List<Operation> operations;

    private ContractDocument(JsonNode tree) {
        this.tree = tree;
        this.operations = tree.get("paths").propertyStream()
                .flatMap(path -> path.getValue().propertyStream()
                        .filter(member -> METHODS.contains(member.getKey()))
                        .map(member -> new Operation(member.getKey().toUpperCase(), path.getKey(), member.getValue())))
                .sorted(Comparator.comparing((Operation operation) -> operation.path().contains("{")))
                .toList();
    }

    static ContractDocument load() {
        try (InputStream yaml = new ClassPathResource("openapi/onrush.yaml").getInputStream()) {
            Map<String, Object> document = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
            return new ContractDocument(new JsonMapper().valueToTree(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode tree() {
        return tree;
    }

    List<Operation> operations() {
        return operations;
    }

    /** A path without variables comes before one with some that fits as well. */
    Optional<Operation> operation(String method, String path) {
        return operations.stream().filter(operation -> operation.method().equals(method) && operation.fits(path)).findFirst();
    }

    /** What the reference stands for; itself where it is none. Its own description, where it has one, is the one that counts. */
    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? tree.at(node.get("$ref").asString().substring(1)) : node;
    }

    String description(JsonNode response) {
        return response.has("description") ? response.get("description").asString() : resolved(response).get("description").asString();
    }

    /** @param path with names in braces */
    record Operation(String method, String path, JsonNode node) {

        String id() {
            return node.get("operationId").asString();
        }

        boolean fits(String actual) {
            return actual.matches(path.replace(".", "\\.").replaceAll("\\{[^}]+}", "[^/]+"));
        }

        /** As routes are compared: what a variable is called does not matter. */
        String route() {
            return method + " " + path.replaceAll("\\{[^}]+}", "{}");
        }

        JsonNode responses() {
            return node.get("responses");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }
}
