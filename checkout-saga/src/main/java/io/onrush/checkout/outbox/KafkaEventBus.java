package io.onrush.checkout.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import io.onrush.checkout.Traces;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.kafka.receiver.KafkaReceiver;
import reactor.kafka.receiver.ReceiverOptions;
import reactor.kafka.receiver.ReceiverRecord;
import reactor.kafka.sender.KafkaSender;
import reactor.kafka.sender.SenderOptions;
import reactor.kafka.sender.SenderRecord;

/**
 * The event bus on Kafka. Idempotent producer with acknowledgement by all in-sync replicas; strictly in-order handling and
 * acknowledgement on the receiving side, because reactor-kafka pauses for ever on out-of-order commits.
 */
final class KafkaEventBus implements EventBus, AutoCloseable {

	private static final String ID = "id";

	private static final String TYPE = "type";

	private static final String TRACEPARENT = "traceparent";

	private final Traces traces;

	private final String bootstrapServers;

	private final KafkaSettings settings;

	private final KafkaSender<String, String> sender;

	KafkaEventBus(String bootstrapServers, KafkaSettings settings) {
		this(bootstrapServers, settings, Traces.off());
	}

	KafkaEventBus(String bootstrapServers, KafkaSettings settings, Traces traces) {
		this.traces = traces;
		this.bootstrapServers = bootstrapServers;
		this.settings = settings;
		this.sender = KafkaSender.create(senderOptions(bootstrapServers, settings));
	}

	@Override
	public Mono<Void> publish(List<OutgoingEvent> events) {
		// A producer blocks while it has no metadata, so it never runs on the caller's thread.
		return Mono.defer(() -> {
			EventTraces spans = EventTraces.start(this.traces, events);
			return this.sender.send(Flux.fromIterable(events).map(event -> senderRecord(event, spans.traceparent(event))))
				.then()
				.doFinally(spans::end);
		}).subscribeOn(Schedulers.boundedElastic());
	}

	@Override
	public Flux<IncomingEvent> receive(String topic, String group, Function<IncomingEvent, Mono<Void>> handler) {
		return Flux.defer(() -> KafkaReceiver.create(receiverOptions(group).subscription(List.of(topic)))
			.receive(1)
			.concatMap(received -> handle(received, handler), 1))
			.subscribeOn(Schedulers.boundedElastic());
	}

	private Mono<IncomingEvent> handle(ReceiverRecord<String, String> received,
			Function<IncomingEvent, Mono<Void>> handler) {
		IncomingEvent event = incoming(received);
		return Mono.defer(() -> handler.apply(event)).then(Mono.fromSupplier(() -> {
			received.receiverOffset().acknowledge();
			return event;
		}));
	}

	private static SenderRecord<String, String, UUID> senderRecord(OutgoingEvent event,
			@Nullable String traceparent) {
		ProducerRecord<String, String> message = new ProducerRecord<>(event.topic(), event.key(), event.payload());
		message.headers()
			.add(ID, event.id().toString().getBytes(StandardCharsets.UTF_8))
			.add(TYPE, event.type().getBytes(StandardCharsets.UTF_8));
		if (traceparent != null) {
			message.headers().add(TRACEPARENT, traceparent.getBytes(StandardCharsets.UTF_8));
		}
		return SenderRecord.create(message, event.id());
	}

	private static IncomingEvent incoming(ConsumerRecord<String, String> message) {
		return new IncomingEvent(UUID.fromString(header(message, ID)), message.topic(), message.key(),
				header(message, TYPE), message.value(), text(message.headers().lastHeader(TRACEPARENT)));
	}

	private static String header(ConsumerRecord<String, String> message, String name) {
		Header header = message.headers().lastHeader(name);
		if (header == null) {
			throw new IllegalStateException("Message " + message.topic() + "-" + message.partition() + "@"
					+ message.offset() + " has no header " + name + ": it was not published by Onrush");
		}
		return text(header);
	}

	private static @Nullable String text(@Nullable Header header) {
		return (header != null) ? new String(header.value(), StandardCharsets.UTF_8) : null;
	}

	private static SenderOptions<String, String> senderOptions(String bootstrapServers, KafkaSettings settings) {
		return SenderOptions.<String, String>create(settings.with(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
				ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class,
				ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, StringSerializer.class,
				ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true, ProducerConfig.ACKS_CONFIG, "all",
				ProducerConfig.LINGER_MS_CONFIG, 0,
				// A partition that is just being made may refuse the first batch and take the second, and then refuses the first for ever: KAFKA-15591.
				ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1,
				ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) settings.requestTimeout().toMillis(),
				ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) settings.deliveryTimeout().toMillis(),
				ProducerConfig.MAX_BLOCK_MS_CONFIG, (int) settings.requestTimeout().toMillis())))
			.maxInFlight(settings.maxInFlight())
			.stopOnError(true)
			.closeTimeout(Duration.ofSeconds(2));
	}

	private ReceiverOptions<String, String> receiverOptions(String group) {
		return ReceiverOptions.<String, String>create(this.settings.with(Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
				this.bootstrapServers, ConsumerConfig.GROUP_ID_CONFIG, group,
				ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class,
				ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class,
				ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest")))
			.commitInterval(Duration.ofMillis(500))
			.commitBatchSize(100);
	}

	@Override
	public void close() {
		this.sender.close();
	}

}
