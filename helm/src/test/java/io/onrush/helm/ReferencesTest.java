package io.onrush.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever an object names is there: pods, ports, backends, configuration. */
class ReferencesTest {

    static List<String> examples() {
        return Chart.examples();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aServiceChoosesThePodsOfOneDeploymentAndPortsThatTheyHave(String example) {
        Manifests manifests = Chart.manifests(example);
        assertThat(manifests.all(Service.class)).isNotEmpty().allSatisfy(service -> {
            List<String> chosen = manifests.selectedBy(service.getSpec().getSelector());
            assertThat(chosen).hasSize(1);
            assertThat(service.getSpec().getPorts()).extracting(ServicePort::getTargetPort).allSatisfy(port ->
                    assertThat(portNames(container(manifests, chosen.getFirst()))).contains(port.getStrVal()));
        });
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aDeploymentChoosesItsOwnPodsOnly(String example) {
        Manifests manifests = Chart.manifests(example);
        assertThat(manifests.all(Deployment.class)).allSatisfy(deployment ->
                assertThat(manifests.selectedBy(deployment.getSpec().getSelector().getMatchLabels()))
                        .containsExactly(deployment.getMetadata().getName()));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void probesAskPortsThatTheContainerHas(String example) {
        Manifests manifests = Chart.manifests(example);
        assertThat(manifests.all(Deployment.class)).allSatisfy(deployment -> {
            Container container = container(manifests, deployment.getMetadata().getName());
            assertThat(probes(container)).hasSize(3).allSatisfy(probe ->
                    assertThat(portNames(container)).contains(probe.getHttpGet().getPort().getStrVal()));
        });
    }

    @ParameterizedTest
    @MethodSource("examples")
    void whatScalesOrGuardsPodsFindsThem(String example) {
        Manifests manifests = Chart.manifests(example);
        assertThat(manifests.all(HorizontalPodAutoscaler.class)).allSatisfy(scaler -> {
            Deployment target = manifests.one(Deployment.class, scaler.getSpec().getScaleTargetRef().getName());
            assertThat(scaler.getSpec().getScaleTargetRef().getKind()).isEqualTo("Deployment");
            assertThat(target.getSpec().getReplicas()).as("an upgrade must not undo the scaling").isNull();
        });
        assertThat(manifests.all(PodDisruptionBudget.class)).allSatisfy(budget ->
                assertThat(manifests.selectedBy(budget.getSpec().getSelector().getMatchLabels())).hasSize(1));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anIngressLeadsToAServiceAndItsPort(String example) {
        Manifests manifests = Chart.manifests(example);
        assertThat(manifests.all(Ingress.class)).isNotEmpty().allSatisfy(ingress ->
                assertThat(ingress.getSpec().getRules().getFirst().getHttp().getPaths()).isNotEmpty().allSatisfy(path -> {
                    var backend = path.getBackend().getService();
                    assertThat(manifests.one(Service.class, backend.getName()).getSpec().getPorts())
                            .extracting(ServicePort::getName)
                            .contains(backend.getPort().getName());
                }));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void networkPoliciesCoverAllPodsAndNamePortsThatTheyHave(String example) {
        Manifests manifests = Chart.manifests(example);
        List<NetworkPolicy> policies = manifests.all(NetworkPolicy.class);
        NetworkPolicy deny = manifests.one(NetworkPolicy.class, "onrush-deny");
        assertThat(deny.getSpec().getIngress()).isEmpty();
        assertThat(deny.getSpec().getEgress()).isEmpty();
        assertThat(manifests.selectedBy(deny.getSpec().getPodSelector().getMatchLabels())).containsExactlyInAnyOrderElementsOf(manifests.pods().keySet());
        assertThat(policies).allSatisfy(policy -> assertThat(policy.getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress"));
        assertThat(policies).filteredOn(policy -> policy != deny).hasSameSizeAs(manifests.pods().keySet()).allSatisfy(policy -> {
            List<String> chosen = manifests.selectedBy(policy.getSpec().getPodSelector().getMatchLabels());
            assertThat(chosen).hasSize(1);
            assertThat(policy.getSpec().getIngress()).flatExtracting(rule -> rule.getPorts()).extracting(NetworkPolicyPort.class::cast).allSatisfy(port ->
                    assertThat(portNames(container(manifests, chosen.getFirst()))).contains(port.getPort().getStrVal()));
        });
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aServiceMonitorFindsThePodsOfAllRoles(String example) {
        Manifests manifests = Chart.manifests(example);
        assertThat(manifests.all(ServiceMonitor.class)).allSatisfy(monitor -> {
            Map<String, String> wanted = monitor.getSpec().getSelector().getMatchLabels();
            List<Service> scraped = manifests.all(Service.class).stream()
                    .filter(service -> service.getMetadata().getLabels().entrySet().containsAll(wanted.entrySet()))
                    .filter(service -> service.getSpec().getPorts().stream()
                            .anyMatch(port -> port.getName().equals(monitor.getSpec().getEndpoints().getFirst().getPort())))
                    .toList();
            assertThat(scraped).flatExtracting(service -> manifests.selectedBy(service.getSpec().getSelector()))
                    .containsExactlyInAnyOrderElementsOf(manifests.all(Deployment.class).stream().map(one -> one.getMetadata().getName()).toList());
        });
    }

    @ParameterizedTest
    @MethodSource("examples")
    void mountsHaveVolumesAndVolumesTheirConfigMaps(String example) {
        Manifests manifests = Chart.manifests(example);
        assertThat(manifests.pods().values()).allSatisfy(pod -> {
            PodSpec spec = pod.getSpec();
            assertThat(spec.getContainers().getFirst().getVolumeMounts()).extracting(VolumeMount::getName)
                    .containsExactlyInAnyOrderElementsOf(spec.getVolumes().stream().map(Volume::getName).toList());
            assertThat(spec.getVolumes()).filteredOn(volume -> volume.getConfigMap() != null).isNotEmpty().allSatisfy(volume ->
                    assertThat(manifests.has(ConfigMap.class, volume.getConfigMap().getName())).isTrue());
        });
    }

    @ParameterizedTest
    @MethodSource("examples")
    void secretsAreReferencesOnly(String example) {
        Manifests manifests = Chart.manifests(example);
        assertThat(manifests.objects()).extracting(HasMetadata::getKind).doesNotContain("Secret");
        assertThat(manifests.pods().values()).flatExtracting(pod -> pod.getSpec().getContainers().getFirst().getEnv())
                .filteredOn(variable -> variable.getName().matches(".*(SECRET|PASSWORD|APIKEY|USERNAME)$"))
                .isNotEmpty()
                .extracting(EnvVar::getValue)
                .containsOnlyNulls();
        assertThat(manifests.all(ConfigMap.class)).extracting(config -> config.getData().getOrDefault("application.yaml", ""))
                .allSatisfy(settings -> assertThat(settings).doesNotContainIgnoringCase("password").doesNotContainIgnoringCase("secret:"));
    }

    /** Before the first installation nothing of the release is there: what the Job mounts must be a hook of less weight. */
    @ParameterizedTest
    @MethodSource("examples")
    void theMigrationNeedsNothingThatComesAfterIt(String example) {
        Manifests manifests = Chart.manifests(example);
        HasMetadata job = manifests.objects().stream().filter(one -> one.getKind().equals("Job")).findFirst().orElseThrow();
        Stream<HasMetadata> needed = Stream.of(
                manifests.one(ConfigMap.class, "onrush-migration"), manifests.one(NetworkPolicy.class, "onrush-migration"));
        assertThat(needed).allSatisfy(before -> {
            assertThat(before.getMetadata().getAnnotations()).containsEntry("helm.sh/hook", "pre-install,pre-upgrade");
            assertThat(weight(before)).isLessThan(weight(job));
        });
        assertThat(manifests.pods().get("onrush-migration").getSpec().getVolumes()).filteredOn(volume -> volume.getConfigMap() != null)
                .extracting(volume -> volume.getConfigMap().getName())
                .containsExactly("onrush-migration");
    }

    private static int weight(HasMetadata hook) {
        return Integer.parseInt(hook.getMetadata().getAnnotations().get("helm.sh/hook-weight"));
    }

    private static Container container(Manifests manifests, String name) {
        return manifests.pods().get(name).getSpec().getContainers().getFirst();
    }

    private static List<String> portNames(Container container) {
        return container.getPorts().stream().map(ContainerPort::getName).toList();
    }

    private static List<Probe> probes(Container container) {
        return Stream.of(container.getStartupProbe(), container.getLivenessProbe(), container.getReadinessProbe())
                .filter(probe -> probe != null)
                .toList();
    }
}
