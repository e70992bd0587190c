package io.onrush.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

/** What the chart tells the application, the application understands, and listens where the chart expects it. */
class SettingsTest {

    private static final KnownSettings KNOWN = KnownSettings.ofTheApplication();
    private static final Pattern FILE = Pattern.compile("/etc/onrush/[A-Za-z0-9./-]+[a-z]");

    /** Between them these use every value that becomes a setting. */
    static List<Values> everything() {
        Values production = Chart.example("production-redis-cluster");
        Values external = Chart.example("external-services");
        return List.of(
                Chart.example("one-node"),
                production.with("oidc: {issuerUri: https://id.example.com}\nlogging: {format: text, levels: {io.onrush: debug}}"),
                external,
                external.with("""
                        migration: {enabled: false}
                        redis:
                          tls: {ca: {existingSecret: redis-ca}}
                          credentials: {usernameKey: username}
                        postgresql: {tls: {mode: verify-ca, ca: {existingSecret: ""}}}
                        kafka: {sasl: {mechanism: PLAIN}, tls: {ca: {existingSecret: kafka-ca}}}
                        """),
                external.with("redis: {mode: sentinel, master: onrush}\npostgresql: {tls: {mode: require}}"));
    }

    @ParameterizedTest
    @MethodSource("everything")
    void everySettingIsOneThatTheApplicationReads(Values values) {
        List<String> told = Chart.manifests(values).all(ConfigMap.class).stream()
                .filter(config -> config.getData().containsKey("application.yaml"))
                .flatMap(config -> settings(config).keySet().stream())
                .distinct()
                .toList();
        assertThat(told).contains("onrush.roles", "spring.r2dbc.url");
        assertThat(told).filteredOn(name -> !KNOWN.has(name)).isEmpty();
    }

    @Test
    void aSettingThatDoesNotExistIsNoticed() {
        assertThat(KNOWN.has("onrush.edge.trusted-proxies[0]")).isTrue();
        assertThat(KNOWN.has("onrush.checkout-saga.kafka.properties.security.protocol")).isTrue();
        assertThat(List.of("onrush.edge.trusted-proxy", "onrush.role", "server.ports", "spring.data.redis.cluster.node")).noneMatch(KNOWN::has);
        assertThat(KNOWN.hasVariable("ONRUSH_SECRET")).isTrue();
        assertThat(List.of("ONRUSH_SECRETS", "SPRING_R2DBC_PASS", "ONRUSH_CHECKOUT_SAGA_PAYMENT_API_KEY")).noneMatch(KNOWN::hasVariable);
    }

    @ParameterizedTest
    @MethodSource("everything")
    void everyVariableIsASettingOrPartOfOne(Values values) {
        assertThat(Chart.manifests(values).pods().values()).allSatisfy(pod -> {
            List<EnvVar> variables = pod.getSpec().getContainers().getFirst().getEnv();
            assertThat(variables).extracting(EnvVar::getName).doesNotHaveDuplicates();
            assertThat(variables)
                    .filteredOn(variable -> !variable.getName().equals("JAVA_TOOL_OPTIONS") && !isPartOfAnother(variable, variables))
                    .extracting(EnvVar::getName)
                    .filteredOn(name -> !KNOWN.hasVariable(name))
                    .isEmpty();
        });
    }

    private static boolean isPartOfAnother(EnvVar variable, List<EnvVar> variables) {
        return variables.stream().anyMatch(other -> other.getValue() != null && other.getValue().contains("$(" + variable.getName() + ")"));
    }

    @ParameterizedTest
    @MethodSource("everything")
    void theContainerHasThePortsThatTheApplicationListensOn(Values values) {
        Manifests manifests = Chart.manifests(values);
        assertThat(manifests.all(Deployment.class)).allSatisfy(deployment -> {
            String name = deployment.getMetadata().getName();
            Map<String, Object> settings = settings(manifests.one(ConfigMap.class, name));
            Map<String, Object> ports = new LinkedHashMap<>();
            container(manifests, name).getPorts().forEach(port -> ports.put(port.getName(), port.getContainerPort()));
            assertThat(ports).contains(entry("http", settings.get("server.port")), entry("management", settings.get("management.server.port")));
            boolean streams = List.of("all", "seat-map-streamer").contains(settings.get("onrush.roles"));
            assertThat(ports.get("rsocket")).isEqualTo(streams ? settings.get("onrush.seat-map-streamer.rsocket-port") : null);
        });
    }

    @ParameterizedTest
    @MethodSource("everything")
    void probesAskForHealthThatTheApplicationTells(Values values) {
        Map<String, Object> application = read(new FileSystemResource(ApplicationModule.ENGINE.classes().resolve("application.yaml")));
        assertThat(application.getOrDefault("management.endpoint.health.probes.enabled", true)).isEqualTo(true);
        assertThat(application).doesNotContainKeys("management.endpoints.web.base-path", "management.server.base-path");
        Manifests manifests = Chart.manifests(values);
        assertThat(manifests.all(Deployment.class)).allSatisfy(deployment -> {
            Container container = container(manifests, deployment.getMetadata().getName());
            assertThat(container.getStartupProbe().getHttpGet().getPath()).isEqualTo("/actuator/health/liveness");
            assertThat(container.getLivenessProbe().getHttpGet().getPath()).isEqualTo("/actuator/health/liveness");
            assertThat(container.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/actuator/health/readiness");
        });
    }

    @ParameterizedTest
    @MethodSource("everything")
    void filesThatAreNamedAreMounted(Values values) {
        Manifests manifests = Chart.manifests(values);
        assertThat(manifests.pods()).allSatisfy((name, pod) -> {
            Set<String> named = new TreeSet<>(filesIn(manifests.one(ConfigMap.class, name).getData().get("application.yaml")));
            assertThat(mountedFiles(pod.getSpec())).contains("/etc/onrush/config/application.yaml").containsAll(named);
        });
    }

    @Test
    void whatTheJvmIsToldItUnderstands() throws Exception {
        String options = container(Chart.manifests("one-node"), "onrush-all").getEnv().stream()
                .filter(variable -> variable.getName().equals("JAVA_TOOL_OPTIONS"))
                .findFirst().orElseThrow().getValue();
        var java = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-version").redirectErrorStream(true);
        java.environment().put("JAVA_TOOL_OPTIONS", options);
        Process process = java.start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(options).contains("-XX:MaxRAMPercentage=55").contains("-XX:MaxDirectMemorySize=307m");
    }

    @Test
    void whatTheOperatorSetsWinsAndOneComponentsSettingsAreItsOwn() {
        Manifests manifests = Chart.manifests(Chart.example("external-services").with("""
                config: {onrush: {waiting-room: {show-up: 45s, max-watchers: 5}}}
                components: {edge: {config: {onrush: {inventory: {sweep-interval: 1s}}}}}
                """));
        assertThat(settings(manifests.one(ConfigMap.class, "onrush-edge")))
                .contains(entry("onrush.waiting-room.show-up", "45s"), entry("onrush.waiting-room.max-watchers", 5), entry("onrush.inventory.sweep-interval", "1s"));
        assertThat(settings(manifests.one(ConfigMap.class, "onrush-waiting-room")))
                .containsEntry("onrush.waiting-room.show-up", "45s")
                .doesNotContainKey("onrush.inventory.sweep-interval");
    }

    @Test
    void onlyThePodsWhoseSettingsChangeAreReplaced() {
        Manifests before = Chart.manifests("external-services");
        Manifests after = Chart.manifests(Chart.example("external-services").with("components: {edge: {config: {onrush: {inventory: {sweep-interval: 1s}}}}}"));
        assertThat(before.pods().keySet()).filteredOn(name -> !before.pods().get(name).equals(after.pods().get(name))).containsExactly("onrush-edge");
    }

    private static Map<String, Object> settings(ConfigMap config) {
        return read(new ByteArrayResource(config.getData().get("application.yaml").getBytes()));
    }

    private static Map<String, Object> read(Resource yaml) {
        var reader = new YamlPropertiesFactoryBean();
        reader.setResources(yaml);
        Map<String, Object> settings = new LinkedHashMap<>();
        reader.getObject().forEach((name, value) -> settings.put(name.toString(), value));
        return settings;
    }

    private static Set<String> filesIn(String settings) {
        return FILE.matcher(settings).results().map(found -> found.group()).collect(Collectors.toSet());
    }

    private static List<String> mountedFiles(PodSpec pod) {
        return pod.getContainers().getFirst().getVolumeMounts().stream()
                .flatMap(mount -> keys(volume(pod, mount.getName())).stream().map(key -> mount.getMountPath() + "/" + key))
                .toList();
    }

    private static Volume volume(PodSpec pod, String name) {
        return pod.getVolumes().stream().filter(volume -> volume.getName().equals(name)).findFirst().orElseThrow();
    }

    private static List<String> keys(Volume volume) {
        if (volume.getSecret() != null) {
            return volume.getSecret().getItems().stream().map(item -> item.getPath()).toList();
        }
        return volume.getConfigMap() == null ? List.of() : List.of("application.yaml");
    }

    private static Container container(Manifests manifests, String name) {
        return manifests.pods().get(name).getSpec().getContainers().getFirst();
    }
}
