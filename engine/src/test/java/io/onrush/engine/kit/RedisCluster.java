package io.onrush.engine.kit;

import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisURI;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.SlotHash;
import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.util.FileSystemUtils;

/** A real Redis Cluster on loopback: three masters that share the slots evenly, each with a replica or with none. */
public final class RedisCluster implements AutoCloseable {

    private static final int MASTERS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder;
    private final List<RedisNode> nodes;
    private final RedisClusterClient client;

    private RedisCluster(Path folder, List<RedisNode> nodes) {
        this.folder = folder;
        this.nodes = nodes;
        this.client = RedisClusterClient.create(nodes.stream().map(node -> RedisURI.create("127.0.0.1", node.port())).toList());
    }

    public static RedisCluster ofMasters() {
        return start(MASTERS);
    }

    public static RedisCluster withReplicas() {
        return start(2 * MASTERS);
    }

    private static RedisCluster start(int size) {
        try {
            Path folder = Files.createTempDirectory("onrush-redis-cluster");
            RedisCluster cluster = new RedisCluster(folder, IntStream.range(0, size).mapToObj(i -> RedisNode.start(folder.resolve("node-" + i))).toList());
            cluster.form();
            return cluster;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void form() {
        List<RedisNode> masters = nodes.subList(0, MASTERS);
        for (int i = 0; i < MASTERS; i++) {
            masters.get(i).addSlots(SlotHash.SLOT_COUNT * i / MASTERS, SlotHash.SLOT_COUNT * (i + 1) / MASTERS - 1);
        }
        nodes.stream().skip(1).forEach(node -> node.meet(nodes.getFirst()));
        await("all know each other").atMost(PATIENCE).until(() -> nodes.stream().allMatch(node -> node.knownNodes() == nodes.size()));
        for (int i = MASTERS; i < nodes.size(); i++) {
            nodes.get(i).replicate(masters.get(i - MASTERS));
        }
        await("the cluster serves").atMost(PATIENCE).until(() -> nodes.stream().allMatch(RedisNode::isServing));
    }

    /** For {@code spring.data.redis.cluster.nodes}. */
    public String addresses() {
        return nodes.stream().map(node -> "127.0.0.1:" + node.port()).collect(Collectors.joining(","));
    }

    public RedisClusterReactiveCommands<String, String> commands() {
        client.refreshPartitions();
        return client.connect().reactive();
    }

    /** The master that was given the key's slot when the cluster was formed. */
    public RedisNode masterOf(String key) {
        return nodes.get(index(key));
    }

    public RedisNode replicaOf(String key) {
        return nodes.get(MASTERS + index(key));
    }

    /** Whether a replica serves the slots of its master now, and everybody left knows it. */
    public boolean isPromoted(RedisNode replica) {
        return replica.isMaster() && nodes.stream().filter(RedisNode::isAlive).allMatch(RedisNode::isServing);
    }

    private static int index(String key) {
        int slot = SlotHash.getSlot(key);
        return IntStream.range(0, MASTERS).filter(i -> slot < SlotHash.SLOT_COUNT * (i + 1) / MASTERS).findFirst().orElseThrow();
    }

    @Override
    public void close() {
        client.shutdown();
        nodes.forEach(RedisNode::close);
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
