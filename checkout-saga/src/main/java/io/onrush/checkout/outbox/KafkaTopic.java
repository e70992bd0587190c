package io.onrush.checkout.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

import org.springframework.context.SmartLifecycle;

/** Creates the topic when it is missing, in the background, for as long as it takes: an absent broker stops nobody. */
final class KafkaTopic implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(KafkaTopic.class);

	private final String bootstrapServers;

	private final KafkaSettings settings;

	private final String topic;

	private final boolean serve;

	private Disposable creation = () -> {
	};

	private volatile boolean running;

	KafkaTopic(String bootstrapServers, KafkaSettings settings, String topic, boolean serve) {
		this.bootstrapServers = bootstrapServers;
		this.settings = settings;
		this.topic = topic;
		this.serve = serve;
	}

	/** Completes when the topic exists. */
	Mono<Void> ensure() {
		AtomicBoolean told = new AtomicBoolean();
		return Mono.fromRunnable(this::create)
			.subscribeOn(Schedulers.boundedElastic())
			.doOnError(fault -> log.atLevel(told.getAndSet(true) ? Level.DEBUG : Level.WARN)
				.log("Topic {} cannot be created yet: {}", this.topic, fault.toString()))
			.retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(500)).maxBackoff(Duration.ofSeconds(30)))
			.then();
	}

	private void create() {
		int timeoutMillis = (int) this.settings.deliveryTimeout().toMillis();
		try (Admin admin = Admin.create(this.settings.with(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, this.bootstrapServers,
				AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, timeoutMillis,
				AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) this.settings.requestTimeout().toMillis())))) {
			admin.createTopics(List.of(new NewTopic(this.topic, this.settings.partitions(), this.settings.replication())))
				.all()
				.get(timeoutMillis, TimeUnit.MILLISECONDS);
		}
		catch (ExecutionException ex) {
			if (!(ex.getCause() instanceof TopicExistsException)) {
				throw new IllegalStateException(ex.getCause());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
		catch (java.util.concurrent.TimeoutException ex) {
			throw new IllegalStateException("The broker did not answer in time", ex);
		}
	}

	@Override
	public synchronized void start() {
		this.running = true;
		this.creation = ensure().subscribe();
	}

	@Override
	public void stop() {
		this.running = false;
		this.creation.dispose();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public boolean isAutoStartup() {
		return this.serve;
	}

}
