package io.onrush.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The image and the chart agree, and the image is made of files that its build is given. */
class ImageTest {

    private static final PodSpec POD = Chart.manifests("one-node").pods().get("onrush-all").getSpec();

    @Test
    void theUserIsTheSame() throws IOException {
        var user = POD.getSecurityContext();
        assertThat(value("USER (.*)")).isEqualTo(user.getRunAsUser() + ":" + user.getRunAsGroup());
    }

    @Test
    void thePortsAreTheSame() throws IOException {
        List<String> ports = POD.getContainers().getFirst().getPorts().stream().map(ContainerPort::getContainerPort).map(String::valueOf).toList();
        assertThat(value("EXPOSE (.*)").split(" ")).containsExactlyInAnyOrderElementsOf(ports);
    }

    /** A JVM takes the classes from its cache only with the garbage collector that it was written with. */
    @Test
    void theTrainingUsesTheGarbageCollectorOfTheChart() throws IOException {
        String options = Chart.defaults().tree().at("/jvm/options").asText();
        String collector = Arrays.stream(options.split(" ")).filter(option -> option.matches("-XX:\\+Use.*GC")).findFirst().orElseThrow();
        assertThat(Files.readString(Path.of("train.sh"))).contains("JAVA_TOOL_OPTIONS=\"" + collector + "\"");
    }

    @Test
    void whatIsCopiedFromTheProjectIsNotIgnored() throws IOException {
        List<String> given = Files.readAllLines(Path.of("Dockerfile.dockerignore")).stream().filter(line -> line.startsWith("!")).map(line -> line.substring(1)).toList();
        assertThat(Pattern.compile("(?m)^COPY (?!--from)(\\S+) ").matcher(dockerfile()).results().map(copied -> copied.group(1)))
                .containsExactlyInAnyOrderElementsOf(given);
    }

    private static String value(String instruction) throws IOException {
        Matcher found = Pattern.compile("(?m)^" + instruction + "$").matcher(dockerfile());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static String dockerfile() throws IOException {
        return Files.readString(Path.of("Dockerfile"));
    }
}
