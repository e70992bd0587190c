package io.onrush.waitingroom.queue;

/** What a presented queue ticket turned out to be. */
public sealed interface TicketCheck {

	record Valid(QueueTicket ticket) implements TicketCheck {
	}

	record Missing() implements TicketCheck {
	}

	record Malformed() implements TicketCheck {
	}

	record BadSignature() implements TicketCheck {
	}

	record Expired() implements TicketCheck {
	}

	record WrongOnsale() implements TicketCheck {
	}

	/** Borrowed: it is another visitor's. */
	record NotYours() implements TicketCheck {
	}

}
