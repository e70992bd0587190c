package io.onrush.waitingroom.admission.control;

/** The rate from now on, why, and from what; nobody is called where everything is sold. */
record Decision(Memory memory, int ratePerMinute, Reason reason, Evidence evidence) {

	boolean soldOut() {
		return this.memory.soldOut();
	}

	int inForce() {
		return soldOut() ? 0 : this.ratePerMinute;
	}

}
