package io.onrush.checkout.payment;

/** What a provider knows about one payment; see {@link PaymentGateway}. */
public sealed interface PaymentAnswer {

	/** Money is reserved and not taken. */
	record Authorized() implements PaymentAnswer {
	}

	/** Money is taken. */
	record Captured() implements PaymentAnswer {
	}

	/** Nothing is reserved, and nothing can be reserved under this key any more. */
	record Voided() implements PaymentAnswer {
	}

	/** Money was taken and given back in full. */
	record Refunded() implements PaymentAnswer {
	}

	/** The provider refused to reserve; {@code code} is its reason, such as {@code card_declined}. */
	record Declined(String code) implements PaymentAnswer {
	}

	/** The provider does not know the key. */
	record NotFound() implements PaymentAnswer {
	}

	/** Nobody knows; ask again. {@code reason} is for the log. */
	record Unknown(String reason) implements PaymentAnswer {
	}

}
