package io.onrush.engine.contract;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The schemas of the contract, to check values against. Clients pass over members that they do not know; here, in strict
 * use, a member that the contract does not name is an error, or the contract would fall behind.
 */
final class ContractSchemas {

    private static final String ROOT = "https://onrush.io/contract-schemas";

    private final ObjectNode components;
    private final Map<JsonNode, Schema> known = new ConcurrentHashMap<>();
    private final boolean strict;

    private ContractSchemas(ObjectNode components, boolean strict) {
        this.components = components;
        this.strict = strict;
    }

    static ContractSchemas strict(JsonNode document) {
        ObjectNode components = document.get("components").deepCopy().asObject();
        components.get("schemas").forEach(ContractSchemas::closeParts);
        return new ContractSchemas(components, true);
    }

    static ContractSchemas open(JsonNode document) {
        return new ContractSchemas(document.get("components").deepCopy().asObject(), false);
    }

    List<String> faults(JsonNode schema, JsonNode value) {
        return known.computeIfAbsent(schema, this::compiled)
                .validate(value, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Error::toString)
                .toList();
    }

    /** A document of its own, so that references into the components are found. */
    private Schema compiled(JsonNode schema) {
        JsonNode used = schema.deepCopy();
        if (strict) {
            close(used);
        }
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("$id", ROOT);
        root.set("components", components);
        root.set("allOf", JsonNodeFactory.instance.arrayNode().add(used));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(SchemaLocation.of(ROOT), root);
    }

    private static void close(JsonNode schema) {
        boolean composed = schema.has("$ref") || schema.has("allOf") || schema.has("oneOf");
        boolean listed = schema.has("properties") && !schema.has("additionalProperties");
        if (composed || listed) {
            ((ObjectNode) schema).put("unevaluatedProperties", false);
        }
        closeParts(schema);
    }

    /** Of what is put together the whole is closed, not the parts. */
    private static void closeParts(JsonNode schema) {
        schema.path("properties").forEach(ContractSchemas::close);
        schema.path("prefixItems").forEach(ContractSchemas::close);
        schema.path("allOf").forEach(ContractSchemas::closeParts);
        schema.path("oneOf").forEach(ContractSchemas::closeParts);
        List.of("items", "additionalProperties").forEach(name -> {
            if (schema.path(name).isObject()) {
                close(schema.get(name));
            }
        });
    }
}
