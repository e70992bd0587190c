package io.onrush.loadtests.audit;

import static io.onrush.loadtests.audit.SampleSale.EVENT;
import static io.onrush.loadtests.audit.SampleSale.NOTHING;
import static io.onrush.loadtests.audit.SampleSale.NOW;
import static io.onrush.loadtests.audit.SampleSale.ORDER;
import static io.onrush.loadtests.audit.SampleSale.OTHER;
import static io.onrush.loadtests.audit.SampleSale.PRICE;
import static io.onrush.loadtests.audit.SampleSale.TOTAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.onrush.loadtests.sale.Api;
import io.onrush.loadtests.settings.LoadSettings;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Each rule on values: what adds up has no findings, and each fault is named with the ids that prove it. */
class AuditRulesTest {

    private static final UUID FIRST_TICKET = new UUID(3, 1);

    private final SampleSale sale = new SampleSale();

    @Test
    void aSaleThatAddsUpHasNoFindings() {
        assertThat(findings()).isEmpty();
    }

    @Test
    void aSeatOfTwoConfirmedOrdersWasSoldTwice() {
        sale.orders.add(SampleSale.order(OTHER, "CONFIRMED", "A-1"));
        assertThat(findings(new SoldOnce())).containsExactly(new Finding.SeatSoldTwice("A-1", List.of(ORDER, OTHER), List.of(FIRST_TICKET)));
    }

    @Test
    void aSeatOfTwoValidTicketsWasSoldTwiceEvenInOneOrder() {
        sale.tickets.add(SampleSale.ticket(9, ORDER, "A-1"));
        assertThat(findings(new SoldOnce())).containsExactly(new Finding.SeatSoldTwice("A-1", List.of(ORDER), List.of(FIRST_TICKET, new UUID(3, 9))));
    }

    @Test
    void aSeatThatTwoOrdersClaimedWasSoldTwice() {
        sale.claims.add(new Facts.Claim("A-2", OTHER));
        assertThat(findings(new SoldOnce())).containsExactly(new Finding.SeatSoldTwice("A-2", List.of(ORDER, OTHER), List.of(new UUID(3, 2))));
    }

    @Test
    void anOrderThatFailedHasSoldNothing() {
        sale.orders.add(SampleSale.order(OTHER, "FAILED", "A-1"));
        assertThat(findings(new SoldOnce())).isEmpty();
    }

    @Test
    void aConfirmedOrderWithoutATicketForEachSeatIsNamedWithTheSeats() {
        sale.tickets.removeFirst();
        sale.tickets.add(SampleSale.ticket(9, ORDER, "A-4"));
        assertThat(findings(new OrdersHaveTheirTickets())).containsExactly(new Finding.OrderWithoutItsTickets(ORDER, List.of("A-1"), List.of(new UUID(3, 9))));
    }

    @Test
    void aValidTicketOfAnOrderThatIsNotConfirmedIsNamed() {
        sale.tickets.add(SampleSale.ticket(9, OTHER, "A-4"));
        assertThat(findings(new OrdersHaveTheirTickets())).containsExactly(new Finding.TicketWithoutOrder(new UUID(3, 9), "A-4", OTHER, "none of this event"));
        sale.orders.add(SampleSale.order(OTHER, "FAILED", "A-4"));
        assertThat(findings(new OrdersHaveTheirTickets())).containsExactly(new Finding.TicketWithoutOrder(new UUID(3, 9), "A-4", OTHER, "FAILED"));
    }

    @Test
    void moneyOfAnOrderThatIsNotThereOrNotConfirmedIsNamed() {
        sale.payments.add(SampleSale.payment(OTHER, null, null, PRICE, NOTHING));
        assertThat(findings(new MoneyHasItsOrder())).containsExactly(new Finding.MoneyWithoutOrder("order-" + OTHER, PRICE, OTHER, "not there"));
        sale.payments.set(1, SampleSale.payment(OTHER, EVENT, "FAILED", PRICE, NOTHING));
        assertThat(findings(new MoneyHasItsOrder())).containsExactly(new Finding.MoneyWithoutOrder("order-" + OTHER, PRICE, OTHER, "FAILED"));
    }

    @Test
    void moneyThatWasGivenBackOrIsOfAnotherEventIsNoFinding() {
        sale.payments.add(SampleSale.payment(OTHER, EVENT, "CANCELLED", PRICE, PRICE));
        sale.payments.add(SampleSale.payment(new UUID(2, 3), new UUID(1, 9), "FAILED", PRICE, NOTHING));
        assertThat(findings(new MoneyHasItsOrder())).isEmpty();
    }

    @Test
    void anotherAmountOrCurrencyThanTheOrderCostsIsNamed() {
        sale.payments.set(0, SampleSale.payment(ORDER, EVENT, "CONFIRMED", TOTAL, new Money(1, "EUR")));
        assertThat(findings(new MoneyHasItsOrder())).containsExactly(new Finding.MoneyDiffers(ORDER, TOTAL, new Money(9999, "EUR")));
        sale.payments.set(0, SampleSale.payment(ORDER, EVENT, "CONFIRMED", new Money(10_000, "USD"), new Money(0, "USD")));
        assertThat(findings(new MoneyHasItsOrder())).containsExactly(new Finding.MoneyDiffers(ORDER, TOTAL, new Money(10_000, "USD")));
        sale.payments.clear();
        assertThat(findings(new MoneyHasItsOrder())).containsExactly(new Finding.MoneyDiffers(ORDER, TOTAL, NOTHING));
    }

    @Test
    void moneyThatNobodyCouldLookAtIsNotInOrder() {
        sale.noPayments = "503";
        assertThat(findings(new MoneyHasItsOrder())).containsExactly(new Finding.NotChecked("the money", "503"));
    }

    @Test
    void aSeatThatIsNotWhatItsTicketOrItsHoldSaysIsNamed() {
        sale.seatsAfter = sale.seatsBefore = "AAHS";
        assertThat(findings(new SeatsAddUp())).containsExactly(
                new Finding.SeatStateDiffers("A-1", 'A', 'S'), new Finding.SeatStateDiffers("A-2", 'A', 'S'), new Finding.SeatStateDiffers("A-4", 'S', 'A'));
        sale.seatsAfter = sale.seatsBefore = "SSAA";
        assertThat(findings(new SeatsAddUp())).containsExactly(new Finding.SeatStateDiffers("A-3", 'A', 'H'));
        sale.holds.clear();
        sale.seatsAfter = sale.seatsBefore = "SSHA";
        assertThat(findings(new SeatsAddUp())).containsExactly(new Finding.SeatStateDiffers("A-3", 'H', 'A'));
    }

    @Test
    void aBlockedSeatIsFreeForTheCountAndASoldOneIsNot() {
        sale.seatsAfter = sale.seatsBefore = "SSHB";
        assertThat(findings(new SeatsAddUp())).isEmpty();
        sale.seatsAfter = sale.seatsBefore = "BSHB";
        assertThat(findings(new SeatsAddUp())).containsExactly(new Finding.SeatStateDiffers("A-1", 'B', 'S'));
    }

    @Test
    void seatsThatAreNotThereAreMissedAndSeatsThatChangeAreNotAtRest() {
        sale.seatsAfter = sale.seatsBefore = "SSH";
        assertThat(findings(new SeatsAddUp())).containsExactly(
                new Finding.CountDiffers("available + held + sold + blocked", 3, 4), new Finding.SeatStateDiffers("A-4", '-', 'A'));
        sale.seatsBefore = "SSAA";
        sale.seatsAfter = "SSHA";
        assertThat(findings(new SeatsAddUp())).containsExactly(new Finding.NotAtRest(7, 7));
    }

    @Test
    void unitsThatAddUpHaveNoFindings() {
        sale.stock.add(new Facts.Item("print", 3, 0, 1, 2));
        sale.orders.add(SampleSale.orderOfUnits(OTHER, "print", 2));
        sale.tickets.add(SampleSale.ticketOfUnit(8, OTHER, "print"));
        sale.tickets.add(SampleSale.ticketOfUnit(9, OTHER, "print"));
        sale.dashboard = SampleSale.dashboard(new Facts.SeatCounts(1, 1, 2, 0), 2, 4, 10_000);
        assertThat(findings()).isEmpty();
        assertThat(AuditReport.of(sale.facts(), List.of())).satisfies(report -> {
            assertThat(report.capacity()).isEqualTo(7);
            assertThat(report.sold()).isEqualTo(4);
            assertThat(report.held()).isEqualTo(2);
        });
    }

    @Test
    void moreUnitsThanThereAreWereSoldAndEachOtherFigureIsNamed() {
        sale.stock.add(new Facts.Item("print", 1, 1, 0, 1));
        sale.orders.add(SampleSale.orderOfUnits(OTHER, "print", 3));
        List<Finding> findings = findings(new UnitsAddUp());
        assertThat(findings).containsExactly(
                new Finding.UnitsOversold("print", 1, 3, 0),
                new Finding.CountDiffers("tickets for units of print", 0, 3),
                new Finding.CountDiffers("units of print sold in Redis", 1, 3),
                new Finding.CountDiffers("left + held + sold of print", 2, 1));
        assertThat(AuditReport.of(sale.facts(), findings).oversold()).isEqualTo(2);
    }

    @Test
    void aClaimWithoutItsOrderAndATicketWithoutItsClaimAreNamed() {
        sale.claims.set(0, new Facts.Claim("A-4", OTHER));
        assertThat(findings(new ClaimsMatchOrders())).containsExactly(
                new Finding.ClaimWithoutOrder("A-4", OTHER, "none of this event"), new Finding.TicketWithoutClaim("A-1", ORDER));
    }

    @Test
    void aHoldIsLateOnlyAfterTheGrace() {
        sale.holds.add(SampleSale.hold("h-8", "A-4", NOW.minusSeconds(2)));
        sale.holds.add(SampleSale.hold("h-9", "A-4", NOW.minusSeconds(3)));
        assertThat(findings(new HoldsEndInTime(Duration.ofSeconds(2)))).containsExactly(
                new Finding.HoldPastItsDeadline("h-9", NOW.minusSeconds(3), Duration.ofSeconds(3)));
    }

    @Test
    void aPurchaseThatDoesNotEndIsNamed() {
        sale.orders.add(SampleSale.order(OTHER, "PENDING", "A-4"));
        assertThat(findings(new HoldsEndInTime(Duration.ofSeconds(2)))).containsExactly(new Finding.OrderStillOpen(OTHER));
    }

    @Test
    void aDashboardThatShowsOtherFiguresIsNamedByEachOfThem() {
        sale.dashboard = SampleSale.dashboard(new Facts.SeatCounts(0, 1, 2, 0), 2, 2, 9_000);
        assertThat(findings(new DashboardTellsTheTruth())).containsExactly(
                new Finding.CountDiffers("dashboard: seats available", 0, 1),
                new Finding.CountDiffers("dashboard: orders confirmed", 2, 1),
                new Finding.CountDiffers("dashboard: revenue", 9_000, 10_000));
    }

    @Test
    void aDashboardThatDoesNotKnowItsSeatsIsNotInOrderAndNoOnsaleHasNone() {
        sale.dashboard = SampleSale.dashboard(null, 1, 2, 10_000);
        assertThat(findings(new DashboardTellsTheTruth())).containsExactly(new Finding.NotChecked("the seats on the dashboard", "it does not know them"));
        sale.dashboard = null;
        assertThat(findings(new DashboardTellsTheTruth())).isEmpty();
    }

    private List<Finding> findings() {
        return new Audit(new Api("http://unused", ""), new LoadSettings.Auditing(Duration.ZERO, Duration.ofSeconds(2))).judge(sale.facts());
    }

    private List<Finding> findings(Rule rule) {
        return rule.check(sale.facts());
    }
}
