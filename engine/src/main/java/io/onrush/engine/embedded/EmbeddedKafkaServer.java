package io.onrush.engine.embedded;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/** A real single-node Kafka in this process: broker and controller in one, on free ports of loopback. */
final class EmbeddedKafkaServer {

    private EmbeddedKafkaServer() {}

    static EmbeddedServer start(Path dataFolder) {
        int port = FreePort.next();
        Properties properties = properties(dataFolder.resolve("kafka"), port, FreePort.next());
        formatOnce(dataFolder, properties);
        KafkaRaftServer kafka = new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
        kafka.startup();
        return new EmbeddedServer(
                "Kafka",
                Map.of("onrush.kafka.bootstrap-servers", "127.0.0.1:" + port),
                () -> {
                    kafka.shutdown();
                    kafka.awaitShutdown();
                });
    }

    private static Properties properties(Path logFolder, int port, int controllerPort) {
        Properties properties = new Properties();
        properties.putAll(Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controllerPort),
                Map.entry("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort),
                Map.entry("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port),
                Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("inter.broker.listener.name", "PLAINTEXT"),
                Map.entry("log.dirs", logFolder.toString()),
                Map.entry("num.partitions", "4"),
                Map.entry("offsets.topic.num.partitions", "1"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("controlled.shutdown.enable", "false")));
        return properties;
    }

    private static void formatOnce(Path dataFolder, Properties properties) {
        try {
            Path config = Files.createDirectories(dataFolder).resolve("kafka.properties");
            try (var out = Files.newBufferedWriter(config)) {
                properties.store(out, null);
            }
            var said = new ByteArrayOutputStream();
            int code = StorageTool.execute(
                    new String[] {
                        "format", "--ignore-formatted",
                        "--cluster-id", Uuid.randomUuid().toString(),
                        "--config", config.toString()
                    },
                    new PrintStream(said, true, StandardCharsets.UTF_8));
            if (code != 0) {
                throw new IllegalStateException("Kafka storage was not formatted: " + said.toString(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
