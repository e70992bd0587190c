package io.onrush.checkout.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;
import reactor.core.scheduler.Schedulers;

/**
 * Asks Kafka through one admin client, which is made when it is first needed: where no broker's name can be resolved it
 * cannot be made, and an absent broker stops nobody.
 */
final class KafkaStatus implements BrokerStatus, AutoCloseable {

	private static final Duration FOR_EVER = Duration.ofMillis(Long.MAX_VALUE);

	private final String bootstrapServers;

	private final KafkaSettings settings;

	private final Mono<Admin> admin = Mono.fromCallable(this::connect)
		.subscribeOn(Schedulers.boundedElastic())
		.cache(made -> FOR_EVER, fault -> Duration.ZERO, () -> Duration.ZERO);

	private volatile @Nullable Admin connected;

	KafkaStatus(String bootstrapServers, KafkaSettings settings) {
		this.bootstrapServers = bootstrapServers;
		this.settings = settings;
	}

	@Override
	public Mono<Void> ping() {
		return this.admin.flatMap(client -> answer(client.describeCluster().nodes())).then();
	}

	@Override
	public Mono<Long> lag(String topic, String group) {
		return this.admin.flatMap(client -> partitions(client, topic)
			.flatMap(partitions -> Mono.zip(ends(client, partitions), acknowledged(client, group), KafkaStatus::behind)))
			.onErrorReturn(UnknownTopicOrPartitionException.class, 0L);
	}

	private static Mono<Map<TopicPartition, OffsetSpec>> partitions(Admin client, String topic) {
		return answer(client.describeTopics(List.of(topic)).topicNameValues().get(topic))
			.map(KafkaStatus::latestOfEach);
	}

	private static Map<TopicPartition, OffsetSpec> latestOfEach(TopicDescription topic) {
		return topic.partitions()
			.stream()
			.map(partition -> new TopicPartition(topic.name(), partition.partition()))
			.collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
	}

	private static Mono<Map<TopicPartition, Long>> ends(Admin client, Map<TopicPartition, OffsetSpec> partitions) {
		return answer(client.listOffsets(partitions).all()).map(ends -> ends.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue().offset())));
	}

	private static Mono<Map<TopicPartition, OffsetAndMetadata>> acknowledged(Admin client, String group) {
		return answer(client.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
	}

	/** A partition of which nothing was acknowledged yet counts from its very beginning. */
	private static long behind(Map<TopicPartition, Long> ends, Map<TopicPartition, OffsetAndMetadata> acknowledged) {
		return ends.entrySet().stream().mapToLong(end -> {
			OffsetAndMetadata position = acknowledged.get(end.getKey());
			return Math.max(0, end.getValue() - ((position != null) ? position.offset() : 0));
		}).sum();
	}

	/**
	 * The future is completed by the client's own thread, which must be free again at once. A fault travels as a value: one
	 * that comes when nobody waits any more is nothing to log.
	 */
	private static <T> Mono<T> answer(KafkaFuture<T> future) {
		return Mono.fromCompletionStage(future.toCompletionStage()
			.handle((value, fault) -> (fault != null) ? Signal.<T>error(fault) : Signal.next(value)))
			.publishOn(Schedulers.parallel())
			.dematerialize();
	}

	private Admin connect() {
		Admin made = Admin.create(this.settings.with(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, this.bootstrapServers,
				AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) this.settings.requestTimeout().toMillis(),
				AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) this.settings.requestTimeout().toMillis())));
		this.connected = made;
		return made;
	}

	@Override
	public void close() {
		Admin open = this.connected;
		if (open != null) {
			open.close(Duration.ZERO);
		}
	}

}
