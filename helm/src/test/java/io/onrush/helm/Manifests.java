package io.onrush.helm;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rendered objects, each read into the class that Kubernetes has for it. A field that the class does not have is an error. */
record Manifests(List<HasMetadata> objects) {

    private static final Map<String, Class<? extends HasMetadata>> KINDS = Stream.of(
                    ConfigMap.class, Deployment.class, HorizontalPodAutoscaler.class, Ingress.class, Job.class, NetworkPolicy.class,
                    PodDisruptionBudget.class, PrometheusRule.class, Service.class, ServiceMonitor.class)
            .collect(Collectors.toMap(HasMetadata::getKind, Function.identity()));

    private static final YAMLMapper STRICT = YAMLMapper.builder(new YAMLFactory())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .annotationIntrospector(new NoOtherFields())
            .build();

    static Manifests parse(String yaml) {
        try (var documents = STRICT.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
            return new Manifests(documents.readAll().stream().filter(JsonNode::isObject).map(Manifests::object).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HasMetadata object(JsonNode document) {
        Class<? extends HasMetadata> kind = KINDS.get(document.path("kind").asText());
        if (kind == null || !HasMetadata.getApiVersion(kind).equals(document.path("apiVersion").asText())) {
            throw new IllegalArgumentException("not an object that is known here: " + document.path("apiVersion") + " " + document.path("kind"));
        }
        try {
            return STRICT.treeToValue(document, kind);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(document.at("/metadata/name").asText() + ": " + e.getOriginalMessage(), e);
        }
    }

    <T extends HasMetadata> List<T> all(Class<T> kind) {
        return objects.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    <T extends HasMetadata> T one(Class<T> kind, String name) {
        return all(kind).stream()
                .filter(object -> object.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + kind.getSimpleName() + " " + name));
    }

    boolean has(Class<? extends HasMetadata> kind, String name) {
        return all(kind).stream().anyMatch(object -> object.getMetadata().getName().equals(name));
    }

    /** The pods of Deployments and Jobs, by the name of what makes them. */
    Map<String, PodTemplateSpec> pods() {
        return Stream.concat(
                        all(Deployment.class).stream().map(one -> Map.entry(one.getMetadata().getName(), one.getSpec().getTemplate())),
                        all(Job.class).stream().map(one -> Map.entry(one.getMetadata().getName(), one.getSpec().getTemplate())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Names of what makes the pods that a selector chooses. */
    List<String> selectedBy(Map<String, String> labels) {
        return pods().entrySet().stream()
                .filter(pod -> pod.getValue().getMetadata().getLabels().entrySet().containsAll(labels.entrySet()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** The classes keep what they do not know; here it is to be refused. */
    private static final class NoOtherFields extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return false;
        }
    }
}
