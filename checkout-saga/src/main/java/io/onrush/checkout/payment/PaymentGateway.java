package io.onrush.checkout.payment;

import io.onrush.checkout.Money;

import reactor.core.publisher.Mono;

/**
 * A payment provider. Contract for every implementation:
 * <ul>
 * <li>A payment is named by its key, chosen by the caller before the first call. Every call is idempotent by key and may be
 * repeated at any time; money never moves twice.</li>
 * <li>The answer is the provider's truth about the payment after the call, whatever was asked: capturing a voided payment
 * answers {@link PaymentAnswer.Voided}.</li>
 * <li>When the truth is not known (time-out, broken connection, provider error) the answer is
 * {@link PaymentAnswer.Unknown}: a value, never an error signal and never a guess. Calls end within the configured
 * time-out.</li>
 * <li>{@link #voidPayment} of a key that the provider does not know poisons the key: a late authorize with it answers
 * {@link PaymentAnswer.Voided}.</li>
 * </ul>
 */
public interface PaymentGateway {

	/** Reserves the money: Authorized, or Declined. */
	Mono<PaymentAnswer> authorize(PaymentRequest request);

	/** Takes the reserved money: Captured. NotFound when there is no such payment. */
	Mono<PaymentAnswer> capture(String key);

	/** Gives the reservation back: Voided; Captured when it is too late for that (then refund). */
	Mono<PaymentAnswer> voidPayment(String key);

	/** Gives captured money back: Refunded. NotFound when there is no such payment. */
	Mono<PaymentAnswer> refund(String key, Money money);

	/** What the provider knows about the key; NotFound when nothing. */
	Mono<PaymentAnswer> find(String key);

}
