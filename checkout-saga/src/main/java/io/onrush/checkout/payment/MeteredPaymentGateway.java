package io.onrush.checkout.payment;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.onrush.checkout.Money;
import reactor.core.publisher.Mono;

/** Times the calls to a provider by what was asked and what it answered. */
final class MeteredPaymentGateway implements PaymentGateway {

	private static final Duration[] BUCKETS = { Duration.ofMillis(10), Duration.ofMillis(25), Duration.ofMillis(50),
			Duration.ofMillis(100), Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofSeconds(1),
			Duration.ofMillis(2500), Duration.ofSeconds(5), Duration.ofSeconds(10) };

	private final PaymentGateway provider;

	private final MeterRegistry registry;

	private final Map<Call, Timer> timers = new ConcurrentHashMap<>();

	MeteredPaymentGateway(PaymentGateway provider, MeterRegistry registry) {
		this.provider = provider;
		this.registry = registry;
	}

	@Override
	public Mono<PaymentAnswer> authorize(PaymentRequest request) {
		return timed("authorize", this.provider.authorize(request));
	}

	@Override
	public Mono<PaymentAnswer> capture(String key) {
		return timed("capture", this.provider.capture(key));
	}

	@Override
	public Mono<PaymentAnswer> voidPayment(String key) {
		return timed("void", this.provider.voidPayment(key));
	}

	@Override
	public Mono<PaymentAnswer> refund(String key, Money money) {
		return timed("refund", this.provider.refund(key, money));
	}

	@Override
	public Mono<PaymentAnswer> find(String key) {
		return timed("find", this.provider.find(key));
	}

	private Mono<PaymentAnswer> timed(String operation, Mono<PaymentAnswer> call) {
		return Mono.defer(() -> {
			Timer.Sample started = Timer.start(this.registry);
			return call.doOnNext(answer -> started
				.stop(this.timers.computeIfAbsent(new Call(operation, label(answer)), this::timer)));
		});
	}

	private Timer timer(Call call) {
		return Timer.builder("checkout.saga.payment")
			.description("Calls to the payment provider by operation and by what it then knew")
			.tags("operation", call.operation(), "outcome", call.outcome())
			.serviceLevelObjectives(BUCKETS)
			.register(this.registry);
	}

	private static String label(PaymentAnswer answer) {
		return switch (answer) {
			case PaymentAnswer.Authorized a -> "authorized";
			case PaymentAnswer.Captured a -> "captured";
			case PaymentAnswer.Voided a -> "voided";
			case PaymentAnswer.Refunded a -> "refunded";
			case PaymentAnswer.Declined a -> "declined";
			case PaymentAnswer.NotFound a -> "not_found";
			case PaymentAnswer.Unknown a -> "unknown";
		};
	}

	private record Call(String operation, String outcome) {
	}

}
