package io.onrush.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example is sound in Helm's eyes and in Kubernetes', and renders what was committed. */
class ExamplesTest {

    private static final boolean WRITE = "write".equals(System.getProperty("helm.golden"));

    static List<String> examples() {
        return Chart.examples();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isSoundInTheEyesOfTheStrictLinter(String example) {
        var result = Chart.lint(Chart.example(example));
        assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
        assertThat(result.getMessages()).noneMatch(message -> message.contains("[ERROR]") || message.contains("[WARNING]"));
    }

    /** {@code mvn -pl helm -am test -Dtest=ExamplesTest -Dsurefire.failIfNoSpecifiedTests=false -Dhelm.golden=write} writes them anew. */
    @ParameterizedTest
    @MethodSource("examples")
    void rendersWhatWasCommitted(String example) throws IOException {
        Path golden = Path.of("src", "test", "golden", example + ".yaml");
        if (WRITE) {
            Files.writeString(golden, Chart.render(example));
        }
        assertThat(Chart.render(example)).isEqualTo(Files.readString(golden));
    }

    @Test
    void nothingIsCommittedThatNoExampleRenders() throws IOException {
        try (var files = Files.list(Path.of("src", "test", "golden"))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".yaml", ""))).containsExactlyInAnyOrderElementsOf(Chart.examples());
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void hasNoFieldThatKubernetesDoesNotKnow(String example) {
        assertThat(Chart.manifests(example).all(Deployment.class)).isNotEmpty();
    }

    @Test
    void aFieldThatKubernetesDoesNotKnowIsNoticedWhereverItStands() {
        String good = Chart.render("one-node");
        assertThatThrownBy(() -> Manifests.parse(good.replace("readOnlyRootFilesystem:", "readonlyRootFilesystem:")))
                .hasMessageContaining("readonlyRootFilesystem");
        assertThatThrownBy(() -> Manifests.parse(good.replace("apiVersion: networking.k8s.io/v1\n", "apiVersion: networking.k8s.io/v1beta1\n")))
                .hasMessageContaining("networking.k8s.io/v1beta1");
    }

    @Test
    void theChartIsOfTheVersionOfTheProject() throws IOException {
        String version = Files.readString(Path.of("pom.xml")).replaceFirst("(?s).*?<version>(.*?)(-SNAPSHOT)?</version>.*", "$1");
        Values chart = Values.read(Path.of("onrush", "Chart.yaml"));
        assertThat(chart.tree().get("appVersion").asText()).isEqualTo(version);
    }
}
