package io.onrush.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How pods run: with no right that they do not need, replaced one by one, and talking only to whom they must. */
class PodsTest {

    static List<String> examples() {
        return Chart.examples();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void noPodMayDoMoreThanItMust(String example) {
        assertThat(Chart.manifests(example).pods().values()).isNotEmpty().allSatisfy(template -> {
            PodSpec pod = template.getSpec();
            assertThat(pod.getAutomountServiceAccountToken()).isFalse();
            assertThat(pod.getEnableServiceLinks()).isFalse();
            assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
            assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
            assertThat(pod.getContainers()).hasSize(1).extracting(Container::getSecurityContext).allSatisfy(rights -> {
                assertThat(rights.getAllowPrivilegeEscalation()).isFalse();
                assertThat(rights.getReadOnlyRootFilesystem()).isTrue();
                assertThat(rights.getCapabilities().getDrop()).containsExactly("ALL");
                assertThat(rights.getCapabilities().getAdd()).isEmpty();
            });
            assertThat(pod.getVolumes()).filteredOn(volume -> volume.getEmptyDir() != null).extracting(volume -> volume.getName()).containsExactly("tmp");
        });
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aRolloutTakesNoPodAwayBeforeAnotherIsReady(String example) {
        assertThat(Chart.manifests(example).all(Deployment.class)).allSatisfy(deployment -> {
            var rolling = deployment.getSpec().getStrategy().getRollingUpdate();
            assertThat(rolling.getMaxUnavailable().getIntVal()).isZero();
            assertThat(deployment.getSpec().getTemplate().getSpec().getTerminationGracePeriodSeconds()).isEqualTo(60);
            assertThat(deployment.getSpec().getTemplate().getMetadata().getAnnotations()).containsKey("checksum/config");
        });
    }

    /** Ports that pods of each component may reach, besides those for names. */
    @Test
    void podsReachTheServersThatTheyUseAndNoOthers() {
        Manifests manifests = Chart.manifests("production-redis-cluster");
        Map<String, List<Integer>> reached = Map.of(
                "onrush-edge", List.of(6379, 5432, 9092),
                "onrush-waiting-room", List.of(6379, 5432),
                "onrush-seat-map-streamer", List.of(6379, 5432),
                "onrush-checkout-saga", List.of(6379, 5432, 9092, 443),
                "onrush-migration", List.of(5432));
        reached.forEach((name, ports) -> assertThat(reachedBy(manifests, name)).as(name).containsExactlyElementsOf(ports));
        assertThat(manifests.all(NetworkPolicy.class)).allSatisfy(policy ->
                assertThat(policy.getSpec().getEgress()).allSatisfy(rule -> assertThat(rule.getTo()).isNotEmpty()));
    }

    private static List<Integer> reachedBy(Manifests manifests, String policy) {
        return manifests.one(NetworkPolicy.class, policy).getSpec().getEgress().stream()
                .flatMap(rule -> rule.getPorts().stream())
                .map(port -> port.getPort().getIntVal())
                .filter(port -> port != 53)
                .toList();
    }

    @Test
    void onlyThoseWhoPayHaveTheKeyOfThePaymentProvider() {
        assertThat(Chart.manifests("production-redis-cluster").pods().entrySet())
                .filteredOn(pod -> pod.getValue().getSpec().getContainers().getFirst().getEnv().stream().anyMatch(variable -> variable.getName().contains("APIKEY")))
                .extracting(Map.Entry::getKey)
                .containsExactly("onrush-checkout-saga");
    }

    @Test
    void theMigrationDoesNothingElseAndTheOthersLeaveItToIt() {
        Manifests manifests = Chart.manifests("production-redis-cluster");
        assertThat(manifests.one(ConfigMap.class, "onrush-migration").getData().get("application.yaml")).contains("migrate-only: true");
        assertThat(manifests.all(Deployment.class)).allSatisfy(deployment ->
                assertThat(manifests.one(ConfigMap.class, deployment.getMetadata().getName()).getData().get("application.yaml")).contains("migrations:\n    enabled: false"));
    }
}
