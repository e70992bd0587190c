package io.onrush.waitingroom.admission.control;

import java.util.List;
import java.util.stream.IntStream;

import io.onrush.waitingroom.queue.ControlTerms;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RateLawTest {

	private static final int TEN_MINUTES = 120;

	@Test
	void finds_what_the_sale_bears_from_below_and_stays_there() {
		SimulatedSale sale = new SimulatedSale(ControlTerms.between(60, 3_000), 300, 1_200).run(TEN_MINUTES);
		assertThat(sale.rates(60)).allSatisfy(rate -> assertThat(rate).isBetween(650, 1_200));
	}

	@Test
	void finds_it_from_above_too() {
		SimulatedSale sale = new SimulatedSale(ControlTerms.between(60, 3_000), 3_000, 1_200).run(TEN_MINUTES);
		assertThat(sale.rates(60)).allSatisfy(rate -> assertThat(rate).isBetween(650, 1_200));
	}

	@Test
	void does_not_swing_while_nothing_changes() {
		SimulatedSale sale = new SimulatedSale(ControlTerms.between(60, 3_000), 600, 1_200).run(2 * TEN_MINUTES);
		List<Integer> rates = sale.rates(TEN_MINUTES);
		long turns = IntStream.range(1, rates.size()).filter(i -> rates.get(i) < rates.get(i - 1)).count();
		double mean = rates.stream().mapToInt(Integer::intValue).average().orElseThrow();
		System.out.printf("ten minutes under way: rate %d to %d of 1,200, mean %.0f, lowered %d times%n", min(rates), max(rates), mean, turns);
		assertThat(turns).as("times that it was lowered in ten minutes").isLessThanOrEqualTo(8);
		assertThat(min(rates)).isGreaterThan((int) (mean * 0.75));
		assertThat(max(rates)).isLessThan((int) (mean * 1.25));
	}

	@Test
	void goes_down_with_a_sale_that_bears_less_and_comes_back_with_it() {
		SimulatedSale sale = new SimulatedSale(ControlTerms.between(60, 3_000), 600, 1_200).run(TEN_MINUTES);
		int before = sale.rate();
		sale.capacity(400).run(36);
		assertThat(sale.rate()).as("three minutes after two thirds of it went away").isLessThan(400);
		sale.capacity(1_200).run(TEN_MINUTES);
		assertThat(sale.rate()).isBetween((int) (before * 0.75), 1_200);
	}

	@Test
	void keeps_within_the_limits_of_the_admin() {
		SimulatedSale strong = new SimulatedSale(ControlTerms.between(60, 600), 300, 100_000).run(TEN_MINUTES);
		assertThat(strong.rate()).isEqualTo(600);
		assertThat(strong.reason()).isEqualTo(Reason.AT_MAXIMUM);
		SimulatedSale weak = new SimulatedSale(ControlTerms.between(60, 600), 300, 10).run(TEN_MINUTES);
		assertThat(weak.rate()).isEqualTo(60);
	}

	@Test
	void keeps_the_rate_while_signals_are_missing_and_says_so() {
		SimulatedSale sale = new SimulatedSale(ControlTerms.between(60, 3_000), 600, 1_200).run(30);
		int before = sale.rate();
		sale.silent(true).run(10);
		assertThat(sale.rate()).isEqualTo(before);
		assertThat(sale.reason()).isEqualTo(Reason.NO_SIGNALS);
		sale.silent(false).run(2);
		assertThat(sale.reason()).isNotEqualTo(Reason.NO_SIGNALS);
	}

	@Test
	void keeps_the_rate_while_stock_is_not_known() {
		SimulatedSale sale = new SimulatedSale(ControlTerms.between(60, 3_000), 600, 1_200).run(10);
		assertThat(sale.left(null).run(5).reason()).isEqualTo(Reason.NO_SIGNALS);
	}

	@Test
	void goes_down_where_payments_fail_and_where_seats_are_fought_over() {
		SimulatedSale paying = new SimulatedSale(ControlTerms.between(60, 3_000), 600, 100_000).paymentFaults(30).run(5);
		assertThat(paying.reason()).isIn(Reason.PAYMENT_FAULTS, Reason.SETTLING);
		assertThat(paying.rate()).isLessThan(600);
		SimulatedSale fought = new SimulatedSale(ControlTerms.between(60, 3_000), 600, 100_000).conflicts(90).run(5);
		assertThat(fought.reason()).isIn(Reason.CONFLICTS, Reason.SETTLING);
		assertThat(fought.rate()).isLessThan(600);
	}

	@Test
	void does_not_raise_what_lets_nobody_in_sooner() {
		SimulatedSale sale = new SimulatedSale(ControlTerms.between(60, 3_000), 600, 100_000).waiting(0).run(20);
		assertThat(sale.rate()).isEqualTo(600);
		assertThat(sale.reason()).isIn(Reason.NOT_NEEDED, Reason.GATHERING);
	}

	@Test
	void goes_down_where_those_inside_can_buy_all_that_is_left() {
		SimulatedSale sale = new SimulatedSale(ControlTerms.between(60, 3_000), 600, 100_000).left(SimulatedSale.stock(100, 0, 3_000)).run(40);
		assertThat(sale.rate()).isEqualTo(60);
		assertThat(sale.decisions()).extracting(Decision::reason).contains(Reason.STOCK_LOW);
	}

	@Test
	void calls_nobody_once_everything_is_sold_and_goes_on_when_something_comes_back() {
		for (ControlTerms terms : List.of(ControlTerms.FIXED, ControlTerms.between(60, 3_000))) {
			SimulatedSale sale = new SimulatedSale(terms, 600, 100_000).run(1);
			sale.left(SimulatedSale.stock(0, 3, 997)).run(1);
			assertThat(sale.rate()).as("what is held may lapse").isPositive();
			sale.left(SimulatedSale.stock(0, 0, 1_000)).run(3);
			assertThat(sale.rate()).isZero();
			assertThat(sale.reason()).isEqualTo(Reason.SOLD_OUT);
			sale.left(null).run(1);
			assertThat(sale.rate()).as("nobody knows").isZero();
			sale.left(SimulatedSale.stock(2, 0, 998)).run(1);
			assertThat(sale.rate()).isPositive();
			assertThat(sale.reason()).isEqualTo(Reason.BACK_ON_SALE);
		}
	}

	@Test
	void a_fixed_rate_is_the_admins() {
		SimulatedSale sale = new SimulatedSale(ControlTerms.FIXED, 600, 10).conflicts(100).run(10);
		assertThat(sale.rate()).isEqualTo(600);
		assertThat(sale.reason()).isEqualTo(Reason.FIXED);
	}

	@Test
	void another_rate_of_the_admins_begins_anew() {
		SimulatedSale sale = new SimulatedSale(ControlTerms.between(60, 3_000), 600, 100_000).run(10);
		Decision decision = new RateLaw().next(ControlTerms.between(60, 3_000), 100, sale.last().memory(), null, SimulatedSale.stock(9, 0, 0),
				new RoomFigures(0, 0, 0, 0, 0, 0, 1), true);
		assertThat(decision.inForce()).isEqualTo(100);
		assertThat(decision.reason()).isEqualTo(Reason.STARTED);
	}

	private static int min(List<Integer> rates) {
		return rates.stream().mapToInt(Integer::intValue).min().orElseThrow();
	}

	private static int max(List<Integer> rates) {
		return rates.stream().mapToInt(Integer::intValue).max().orElseThrow();
	}

}
