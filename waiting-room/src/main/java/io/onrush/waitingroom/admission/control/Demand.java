package io.onrush.waitingroom.admission.control;

/**
 * How much those who are called buy, by what was bought and held so far. While little was, it is taken that {@value #SHARE} of those who are
 * called buy, and {@value #UNITS} each: as if {@value #CALLED_BEFORE} had been called before. Never more than a visitor may have: other onsales of the
 * event may have sold most of it.
 */
record Demand(double unitsPerCalled) {

	private static final double SHARE = 0.7;

	private static final double UNITS = 2;

	private static final int CALLED_BEFORE = 50;

	static Demand of(SaleStock stock, RoomFigures room) {
		double assumed = SHARE * Math.min(UNITS, stock.mostPerVisitor());
		long came = Math.max(0, room.admitted() - room.called());
		double units = (stock.sold() + stock.held() + assumed * CALLED_BEFORE) / (came + CALLED_BEFORE);
		return new Demand(Math.min(units, stock.mostPerVisitor()));
	}

	double unitsOf(long people) {
		return people * this.unitsPerCalled;
	}

	/** How many people buy so much. */
	double peopleFor(double units) {
		return units / Math.max(this.unitsPerCalled, 0.01);
	}

}
