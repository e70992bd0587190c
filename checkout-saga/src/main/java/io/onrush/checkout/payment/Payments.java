package io.onrush.checkout.payment;

import java.util.Optional;
import java.util.UUID;

import io.onrush.checkout.Money;

import reactor.core.publisher.Mono;

/**
 * The payments of orders: asks the provider and writes its answer into our books. The provider is always called outside of
 * any transaction. After an unknown outcome the provider is asked what it knows before anything is tried again.
 */
public final class Payments {

	private static final String KEY_PREFIX = "order-";

	private final PaymentGateway gateway;

	private final PaymentStore store;

	Payments(PaymentGateway gateway, PaymentStore store) {
		this.gateway = gateway;
		this.store = store;
	}

	/** The order that a key at the provider is for; empty where it is not one of our keys. */
	public static Optional<UUID> orderOf(String key) {
		try {
			return key.startsWith(KEY_PREFIX) ? Optional.of(UUID.fromString(key.substring(KEY_PREFIX.length())))
					: Optional.empty();
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	/** Enters a new payment; part of the transaction that accepts the order. Nothing is asked of the provider. */
	public Mono<Void> open(UUID orderId, Money money, String paymentToken) {
		return this.store.insert(new Payment(orderId, KEY_PREFIX + orderId, PaymentState.NEW, paymentToken, money));
	}

	/** Reserves the money. Idempotent. */
	public Mono<PaymentAnswer> authorize(UUID orderId) {
		return this.store.find(orderId).flatMap(payment -> switch (payment.state()) {
			case NEW -> noted(payment, this.gateway.authorize(payment.request()));
			case UNKNOWN -> noted(payment, authorizeUnlessKnown(payment));
			case AUTHORIZED -> Mono.just(new PaymentAnswer.Authorized());
			case CAPTURED -> Mono.just(new PaymentAnswer.Captured());
			case VOIDED -> Mono.just(new PaymentAnswer.Voided());
			case REFUNDED -> Mono.just(new PaymentAnswer.Refunded());
			case DECLINED -> Mono.just(new PaymentAnswer.Declined("declined"));
		});
	}

	/** Takes the reserved money. Idempotent. */
	public Mono<PaymentAnswer> capture(UUID orderId) {
		return this.store.find(orderId).flatMap(payment -> noted(payment, this.gateway.capture(payment.key())));
	}

	/**
	 * Makes certain that the provider keeps none of the money: voids, or refunds what is captured. Fails until that is
	 * certain. Idempotent, and safe when nothing was ever reserved: it then poisons the key.
	 */
	public Mono<Void> giveBack(UUID orderId) {
		return this.store.find(orderId).flatMap(payment -> switch (payment.state()) {
			case VOIDED, REFUNDED, DECLINED -> Mono.empty();
			case NEW, AUTHORIZED, UNKNOWN, CAPTURED -> noted(payment, voidOrRefund(payment)).flatMap(this::requireGivenBack);
		});
	}

	private Mono<PaymentAnswer> authorizeUnlessKnown(Payment payment) {
		return this.gateway.find(payment.key())
			.flatMap(answer -> (answer instanceof PaymentAnswer.NotFound) ? this.gateway.authorize(payment.request())
					: Mono.just(answer));
	}

	private Mono<PaymentAnswer> voidOrRefund(Payment payment) {
		if (payment.state() == PaymentState.CAPTURED) {
			return refund(payment);
		}
		return this.gateway.voidPayment(payment.key())
			.flatMap(answer -> (answer instanceof PaymentAnswer.Captured) ? refund(payment) : Mono.just(answer));
	}

	private Mono<PaymentAnswer> refund(Payment payment) {
		return this.gateway.refund(payment.key(), payment.money());
	}

	private Mono<PaymentAnswer> noted(Payment payment, Mono<PaymentAnswer> asked) {
		return asked.flatMap(answer -> switch (answer) {
			case PaymentAnswer.Authorized a -> note(payment, PaymentState.AUTHORIZED, a);
			case PaymentAnswer.Captured a -> note(payment, PaymentState.CAPTURED, a);
			case PaymentAnswer.Voided a -> note(payment, PaymentState.VOIDED, a);
			case PaymentAnswer.Refunded a -> note(payment, PaymentState.REFUNDED, a);
			case PaymentAnswer.Declined a -> note(payment, PaymentState.DECLINED, a);
			case PaymentAnswer.Unknown a -> note(payment, PaymentState.UNKNOWN, a);
			case PaymentAnswer.NotFound a -> Mono.just(a);
		});
	}

	private Mono<PaymentAnswer> note(Payment payment, PaymentState state, PaymentAnswer answer) {
		return this.store.record(payment.orderId(), state).thenReturn(answer);
	}

	private Mono<Void> requireGivenBack(PaymentAnswer answer) {
		return switch (answer) {
			case PaymentAnswer.Voided a -> Mono.empty();
			case PaymentAnswer.Refunded a -> Mono.empty();
			case PaymentAnswer.Declined a -> Mono.empty();
			case PaymentAnswer.Authorized a -> notYet(a);
			case PaymentAnswer.Captured a -> notYet(a);
			case PaymentAnswer.NotFound a -> notYet(a);
			case PaymentAnswer.Unknown a -> notYet(a);
		};
	}

	private Mono<Void> notYet(PaymentAnswer answer) {
		return Mono.error(new IllegalStateException("The provider may still have the money: " + answer));
	}

	/** Drops the payment token of an order that ends unpaid, however far it came. */
	public Mono<Void> forgetToken(UUID orderId) {
		return this.store.forgetToken(orderId);
	}

}
