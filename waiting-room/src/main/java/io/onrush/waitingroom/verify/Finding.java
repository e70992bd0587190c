package io.onrush.waitingroom.verify;

/** The end of one check, in words for whoever ran it. */
record Finding(Kind kind, String check, String words) {

	enum Kind {

		/** Holds. */
		CORRECT,

		/** Does not hold: something published contradicts something else. */
		WRONG,

		/** Nothing is wrong, but a reader should know it. */
		NOTE

	}

	static Finding of(boolean holds, String check, String correct, String wrong) {
		return new Finding(holds ? Kind.CORRECT : Kind.WRONG, check, holds ? correct : wrong);
	}

	static Finding wrong(String check, String words) {
		return new Finding(Kind.WRONG, check, words);
	}

	static Finding note(String check, String words) {
		return new Finding(Kind.NOTE, check, words);
	}

	@Override
	public String toString() {
		return "%-8s %-11s %s".formatted(this.kind.name().toLowerCase(java.util.Locale.ROOT), this.check, this.words);
	}

}
