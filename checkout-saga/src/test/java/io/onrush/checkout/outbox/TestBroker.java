package io.onrush.checkout.outbox;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

import org.springframework.util.FileSystemUtils;

/** One real single-node Kafka, broker and controller in this process, for all tests of the JVM. */
final class TestBroker {

	private static final TestBroker INSTANCE = new TestBroker();

	private final int port = freePort();

	private final int guardedPort = freePort();

	private TestBroker() {
		try {
			Path folder = Files.createTempDirectory("onrush-kafka");
			Properties settings = settings(folder.resolve("data"));
			Path file = folder.resolve("server.properties");
			try (var out = Files.newOutputStream(file)) {
				settings.store(out, null);
			}
			int formatted = StorageTool.execute(
					new String[] { "format", "-t", Uuid.randomUuid().toString(), "-c", file.toString() },
					new PrintStream(PrintStream.nullOutputStream()));
			if (formatted != 0) {
				throw new IllegalStateException("Kafka's storage could not be formatted");
			}
			KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(settings), Time.SYSTEM);
			server.startup();
			Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, folder)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static String bootstrapServers() {
		return "127.0.0.1:" + INSTANCE.port;
	}

	/** Lets in user onrush with the password secret (SASL, mechanism PLAIN). */
	static String guardedBootstrapServers() {
		return "127.0.0.1:" + INSTANCE.guardedPort;
	}

	private Properties settings(Path data) {
		int controller = freePort();
		Properties settings = new Properties();
		settings.put("process.roles", "broker,controller");
		settings.put("node.id", "1");
		settings.put("controller.quorum.voters", "1@127.0.0.1:" + controller);
		settings.put("listeners", "PLAINTEXT://127.0.0.1:" + this.port + ",GUARDED://127.0.0.1:" + this.guardedPort + ",CONTROLLER://127.0.0.1:" + controller);
		settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + this.port + ",GUARDED://127.0.0.1:" + this.guardedPort);
		settings.put("controller.listener.names", "CONTROLLER");
		settings.put("inter.broker.listener.name", "PLAINTEXT");
		settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,GUARDED:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT");
		settings.put("sasl.enabled.mechanisms", "PLAIN");
		settings.put("listener.name.guarded.plain.sasl.jaas.config",
				"org.apache.kafka.common.security.plain.PlainLoginModule required user_onrush=\"secret\";");
		settings.put("log.dirs", data.toString());
		settings.put("offsets.topic.replication.factor", "1");
		settings.put("offsets.topic.num.partitions", "1");
		settings.put("group.initial.rebalance.delay.ms", "0");
		settings.put("auto.create.topics.enable", "false");
		return settings;
	}

	private static void stop(KafkaRaftServer server, Path folder) {
		server.shutdown();
		server.awaitShutdown();
		try {
			FileSystemUtils.deleteRecursively(folder);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static int freePort() {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
