package io.onrush.checkout.order;

/** What became of looking for a hold. */
public sealed interface HoldLookup {

	record Held(HeldSeats seats) implements HoldLookup {
	}

	record NotFound() implements HoldLookup {
	}

	record NotYours() implements HoldLookup {
	}

	record Expired() implements HoldLookup {
	}

}
