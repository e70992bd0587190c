package io.onrush.engine.kit;

import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.cluster.SlotHash;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import io.onrush.engine.embedded.SharedServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import redis.embedded.RedisExecProvider;

/** One process of a Redis Cluster. It writes nothing to disk: a node that was killed is not started again. */
public final class RedisNode implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String NODE_TIMEOUT_MILLIS = "1500";

    private final Process process;
    private final int port;
    private final int busPort;
    private final RedisClient client;
    private RedisCommands<String, String> commands;

    private RedisNode(Process process, int port, int busPort) {
        this.process = process;
        this.port = port;
        this.busPort = busPort;
        this.client = RedisClient.create(RedisURI.create("127.0.0.1", port));
    }

    static RedisNode start(Path folder) {
        int port = SharedServers.freePort();
        int busPort = SharedServers.freePort();
        try {
            Files.createDirectories(folder);
            Process process = new ProcessBuilder(
                            RedisExecProvider.defaultProvider().get().getAbsolutePath(),
                            "--port", Integer.toString(port), "--bind", "127.0.0.1", "--dir", folder.toString(), "--save", "",
                            "--cluster-enabled", "yes", "--cluster-port", Integer.toString(busPort),
                            "--cluster-node-timeout", NODE_TIMEOUT_MILLIS, "--cluster-replica-validity-factor", "0",
                            "--cluster-allow-replica-migration", "no", "--repl-diskless-sync-delay", "0")
                    .redirectErrorStream(true).redirectOutput(folder.resolve("redis.log").toFile()).start();
            RedisNode node = new RedisNode(process, port, busPort);
            await("redis on " + port).atMost(PATIENCE).ignoreExceptions().until(() -> node.connect().ping().equals("PONG"));
            return node;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized RedisCommands<String, String> connect() {
        if (commands == null) {
            commands = client.connect(StringCodec.UTF8).sync();
        }
        return commands;
    }

    int port() {
        return port;
    }

    void addSlots(int first, int last) {
        connect().clusterAddSlots(IntStream.rangeClosed(first, last).toArray());
    }

    void meet(RedisNode other) {
        connect().dispatch(CommandType.CLUSTER, new StatusOutput<>(StringCodec.UTF8),
                new CommandArgs<>(StringCodec.UTF8).add("MEET").add("127.0.0.1").add(other.port).add(other.busPort));
    }

    /** Waits for the gossip that tells this node of the other. */
    void replicate(RedisNode master) {
        String id = master.connect().clusterMyId();
        await("a replica of " + master.port).atMost(PATIENCE)
                .ignoreException(RedisCommandExecutionException.class)
                .until(() -> connect().clusterReplicate(id).equals("OK"));
    }

    int knownNodes() {
        return (int) connect().clusterNodes().lines().filter(line -> !line.contains("handshake")).count();
    }

    /** All slots have a master, and this node, where it is a replica, follows its own. */
    boolean isServing() {
        String info = connect().clusterInfo();
        return info.contains("cluster_state:ok")
                && info.contains("cluster_slots_ok:" + SlotHash.SLOT_COUNT)
                && (isMaster() || connect().info("replication").contains("master_link_status:up"));
    }

    boolean isMaster() {
        return connect().info("replication").contains("role:master");
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** SIGSTOP: it hears and says nothing, as if its network were cut, and knows nothing of what comes to pass. */
    public void freeze() {
        Signal.STOP.to(process.toHandle());
    }

    public void thaw() {
        Signal.CONT.to(process.toHandle());
    }

    /** SIGKILL. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        client.shutdown();
        kill();
    }
}
