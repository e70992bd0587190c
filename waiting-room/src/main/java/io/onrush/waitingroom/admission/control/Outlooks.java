package io.onrush.waitingroom.admission.control;

import java.util.Comparator;
import java.util.List;

import io.onrush.waitingroom.queue.Outlook;
import io.onrush.waitingroom.queue.Outlook.Price;
import io.onrush.waitingroom.queue.Outlook.PriceRange;
import org.jspecify.annotations.Nullable;

/**
 * Computes what those who wait may hope for. Whoever is called before a position, and those who are inside, buy as {@link Demand} says;
 * a place is likely served where that leaves three tenths of what is on sale, and possibly where it is not three tenths more
 * than there is.
 */
final class Outlooks {

	private static final double LIKELY = 0.7;

	private static final double POSSIBLE = 1.3;

	private Outlooks() {
	}

	static Outlook of(SaleStock stock, RoomFigures room) {
		Demand demand = Demand.of(stock, room);
		double served = demand.peopleFor(LIKELY * stock.free() + stock.held());
		double perhaps = demand.peopleFor(POSSIBLE * (stock.free() + stock.held()));
		List<String> gone = stock.offers().stream().filter(SaleStock.Offer::gone).map(SaleStock.Offer::name).toList();
		return new Outlook(stock.soldOut(), coarse(stock.free()), range(stock), gone, position(room, served), position(room, perhaps));
	}

	private static long position(RoomFigures room, double people) {
		return Math.max(0, room.admitted() - room.inside() + coarse((long) people));
	}

	private static @Nullable PriceRange range(SaleStock stock) {
		Comparator<SaleStock.Offer> byAmount = Comparator.comparingLong(SaleStock.Offer::amount);
		List<SaleStock.Offer> there = stock.offers().stream().filter(offer -> !offer.gone()).sorted(byAmount).toList();
		return there.isEmpty() ? null : new PriceRange(price(there.getFirst()), price(there.getLast()));
	}

	private static Price price(SaleStock.Offer offer) {
		return new Price(offer.amount(), offer.currency());
	}

	/** Rounded down to two digits, so that it does not change with every seat. */
	static long coarse(long number) {
		long unit = 1;
		while (number / unit >= 100) {
			unit *= 10;
		}
		return number / unit * unit;
	}

}
