package io.onrush.waitingroom.admission.control;

import java.util.List;

import io.onrush.waitingroom.queue.Likelihood;
import io.onrush.waitingroom.queue.Outlook;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OutlooksTest {

	@Test
	void the_first_will_likely_find_something_and_the_last_of_a_large_crowd_will_not() {
		Outlook outlook = Outlooks.of(stock(1_000, 0, 0, 0), room(50_000, 0, 0));
		assertThat(outlook.at(0)).isEqualTo(Likelihood.LIKELY);
		assertThat(outlook.at(480)).as("1.4 each: 700 of 1,000 are bought before").isEqualTo(Likelihood.LIKELY);
		assertThat(outlook.at(800)).isEqualTo(Likelihood.POSSIBLE);
		assertThat(outlook.at(1_000)).isEqualTo(Likelihood.UNLIKELY);
	}

	@Test
	void it_is_less_the_more_is_bought_each() {
		Outlook thrifty = Outlooks.of(stock(1_000, 0, 1_000, 1_000), room(50_000, 1_000, 0));
		Outlook greedy = Outlooks.of(stock(1_000, 0, 1_000, 4_000), room(50_000, 1_000, 0));
		assertThat(greedy.likelyBelow()).isLessThan(thrifty.likelyBelow());
	}

	@Test
	void who_is_inside_buys_before_who_waits() {
		Outlook empty = Outlooks.of(stock(1_000, 0, 0, 0), room(50_000, 300, 0));
		Outlook full = Outlooks.of(stock(1_000, 0, 0, 0), room(50_000, 300, 300));
		assertThat(full.likelyBelow()).isLessThan(empty.likelyBelow());
	}

	@Test
	void what_is_held_may_lapse_and_so_leaves_hope() {
		Outlook outlook = Outlooks.of(stock(0, 100, 0, 0), room(50_000, 100, 100));
		assertThat(outlook.soldOut()).isFalse();
		assertThat(outlook.left()).isZero();
		assertThat(outlook.at(100)).isNotEqualTo(Likelihood.NONE);
	}

	@Test
	void nothing_is_promised_once_everything_is_sold() {
		Outlook outlook = Outlooks.of(stock(0, 0, 500, 1_000), room(50_000, 1_000, 10));
		assertThat(outlook.soldOut()).isTrue();
		assertThat(outlook.at(1_001)).isEqualTo(Likelihood.NONE);
		assertThat(outlook.amongst(10, null)).isEqualTo(Likelihood.NONE);
		assertThat(outlook.priceRange()).isNull();
		assertThat(outlook.gone()).containsExactly("Stalls");
	}

	@Test
	void it_is_not_sold_out_while_a_code_opens_something() {
		SaleStock kept = new SaleStock(List.of(new SaleStock.Offer("Stalls", 5000, "EUR", 0, 0)), 4, 1, 2, 6);
		assertThat(Outlooks.of(kept, room(10, 5, 1)).soldOut()).isFalse();
	}

	@Test
	void before_the_draw_it_is_the_chance_of_a_good_position() {
		Outlook outlook = Outlooks.of(stock(1_000, 0, 0, 0), room(0, 0, 0));
		assertThat(outlook.amongst(400, null)).isEqualTo(Likelihood.LIKELY);
		assertThat(outlook.amongst(1_500, null)).isEqualTo(Likelihood.POSSIBLE);
		assertThat(outlook.amongst(5_000, null)).isEqualTo(Likelihood.UNLIKELY);
		assertThat(outlook.amongst(400, 300)).as("a lottery with 300 winners").isEqualTo(Likelihood.POSSIBLE);
		assertThat(outlook.amongst(400, 40)).isEqualTo(Likelihood.UNLIKELY);
	}

	@Test
	void prices_are_those_of_what_is_not_gone() {
		SaleStock stock = new SaleStock(List.of(new SaleStock.Offer("Stalls", 5000, "EUR", 0, 0), new SaleStock.Offer("Box", 8000, "EUR", 0, 1),
				new SaleStock.Offer("Balcony", 3000, "EUR", 12, 0)), 0, 1, 2, 6);
		Outlook outlook = Outlooks.of(stock, room(10, 5, 1));
		assertThat(outlook.priceRange().from().amount()).isEqualTo(3000);
		assertThat(outlook.priceRange().to().amount()).isEqualTo(8000);
		assertThat(outlook.gone()).containsExactly("Stalls");
	}

	@Test
	void what_is_left_is_told_by_two_digits() {
		assertThat(List.of(0L, 7L, 99L, 100L, 1_299L, 56_250L).stream().map(Outlooks::coarse)).containsExactly(0L, 7L, 99L, 100L, 1_200L, 56_000L);
	}

	private static SaleStock stock(long free, long held, long orders, long sold) {
		return new SaleStock(List.of(new SaleStock.Offer("Stalls", 5000, "EUR", free, held)), 0, orders, sold, 6);
	}

	private static RoomFigures room(long waiting, long admitted, long active) {
		return new RoomFigures(admitted + waiting, waiting, admitted, active, 0, 0, 1_000);
	}

}
