package io.onrush.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** What goes to production: everything that serves, and no server that is only there to try things out. */
class ProductionJarIT {

    @Test
    void theJarHasNoEmbeddedServer() throws IOException {
        try (JarFile jar = new JarFile(Path.of("target", "onrush.jar").toFile())) {
            List<String> libraries = jar.stream().map(ZipEntry::getName).filter(name -> name.startsWith("BOOT-INF/lib/")).toList();
            assertThat(libraries).isNotEmpty()
                    .anyMatch(name -> name.contains("/waiting-room-"))
                    .anyMatch(name -> name.contains("/seat-map-streamer-"))
                    .anyMatch(name -> name.contains("/checkout-saga-"))
                    .anyMatch(name -> name.contains("/kafka-clients-"))
                    .noneMatch(name -> name.contains("embedded"))
                    .noneMatch(name -> name.contains("/kafka_2.13") || name.contains("/kafka-server"))
                    .noneMatch(name -> name.contains("/junit") || name.contains("blockhound"));
        }
    }

    @Test
    void startedWithoutServersItSaysWhichSettingIsMissing() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(javaCommand(), "-jar", Path.of("target", "onrush.jar").toString()).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).isNotZero();
        assertThat(output).contains("spring.r2dbc.url is missing").contains("SPRING_R2DBC_URL");
    }

    private static String javaCommand() {
        return ProcessHandle.current().info().command().orElseThrow();
    }
}
