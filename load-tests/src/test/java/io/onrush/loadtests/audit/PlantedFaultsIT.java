package io.onrush.loadtests.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.loadtests.RunningProduct;
import io.onrush.loadtests.sale.Api;
import io.onrush.loadtests.sale.NewSale;
import io.onrush.loadtests.sale.Sale;
import io.onrush.loadtests.settings.LoadSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * The real product sells a few seats over its API, and the audit finds nothing. Then a fault is planted where the product
 * writes things down, and the audit names it, and what follows from it, and nothing else.
 */
@RunningProduct
class PlantedFaultsIT {

    private static final LoadSettings.Auditing IMPATIENT = new LoadSettings.Auditing(Duration.ofMillis(300), Duration.ofSeconds(2));
    private static final LoadSettings.Auditing PATIENT = new LoadSettings.Auditing(Duration.ofSeconds(30), Duration.ofSeconds(2));
    private static final Money PRICE = new Money(9000, "EUR");

    @LocalServerPort
    private int port;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private RedisClusterReactiveCommands<String, String> redis;

    private Plant plant;
    private Api api;
    private Sale sale;
    private Sold sold;
    private String hold;

    @BeforeEach
    void aSaleThatAddsUp() {
        plant = new Plant(database, redis);
        String url = "http://127.0.0.1:" + port;
        api = new Api(url, RunningProduct.ADMIN_PASSWORD);
        Properties settings = new Properties();
        settings.setProperty("onrush.load.seats", "40");
        settings.setProperty("onrush.load.hold-seconds", "600");
        NewSale newSale = new NewSale(api, Clock.systemUTC());
        sale = newSale.setUp(url, LoadSettings.of(settings, Map.of()));
        newSale.openIn(sale, Duration.ZERO);
        Buyer buyer = new Buyer(sale);
        sold = buyer.buy("1-1-1", "1-1-2");
        hold = buyer.hold("1-1-5");
        assertThat(audited(PATIENT)).isEmpty();
    }

    @Test
    void aSeatSoldTwiceIsFoundWithBothOrdersAndBothTickets() {
        UUID order = UUID.randomUUID();
        UUID ticket = UUID.randomUUID();
        plant.sql("alter table engine.seat_claims drop constraint seat_claims_pkey");
        plant.sql("drop index checkout.one_valid_ticket_a_seat");
        try {
            sellAgain(order, ticket);

            List<Finding> findings = audited(IMPATIENT);
            assertThat(findings).first().isInstanceOfSatisfying(Finding.SeatSoldTwice.class, twice -> {
                assertThat(twice.seat()).isEqualTo("1-1-1");
                assertThat(twice.orders()).containsExactlyInAnyOrder(sold.orderId(), order);
                assertThat(twice.tickets()).hasSize(2).contains(ticket);
            });
            assertThat(findings.stream().skip(1)).containsExactly(
                    new Finding.CountDiffers("dashboard: orders confirmed", 1, 2),
                    new Finding.CountDiffers("dashboard: seats sold", 2, 3),
                    new Finding.CountDiffers("dashboard: revenue", 18_000, 27_000));
        } finally {
            takeBack(order);
            plant.sql("alter table engine.seat_claims add primary key (event_id, seat)");
            plant.sql("create unique index one_valid_ticket_a_seat on checkout.tickets (event_id, seat_id) where status = 'VALID'");
        }
    }

    @Test
    void anOrderWithoutOneOfItsTicketsIsFound() {
        assertThat(plant.sql("delete from checkout.tickets where seat_id = '1-1-2' and order_id = '" + sold.orderId() + "'")).isOne();

        assertThat(audited(IMPATIENT)).containsExactly(
                new Finding.OrderWithoutItsTickets(sold.orderId(), List.of("1-1-2"), List.of()),
                new Finding.SeatStateDiffers("1-1-2", 'S', 'A'));
    }

    @Test
    void aTicketForAnotherSeatIsFound() {
        plant.sql("update checkout.tickets set seat_id = '1-1-9' where seat_id = '1-1-2' and order_id = '" + sold.orderId() + "'");

        List<Finding> findings = audited(IMPATIENT);
        assertThat(findings).first().isInstanceOfSatisfying(Finding.OrderWithoutItsTickets.class, order -> {
            assertThat(order.order()).isEqualTo(sold.orderId());
            assertThat(order.missing()).containsExactly("1-1-2");
            assertThat(order.surplus()).hasSize(1);
        });
        assertThat(findings.stream().skip(1)).containsExactly(
                new Finding.SeatStateDiffers("1-1-2", 'S', 'A'),
                new Finding.SeatStateDiffers("1-1-9", 'A', 'S'),
                new Finding.TicketWithoutClaim("1-1-9", sold.orderId()));
    }

    @Test
    void moneyOfAnOrderThatFailedIsFound() {
        plant.sql("update checkout.orders set status = 'FAILED' where id = '" + sold.orderId() + "'");

        List<Finding> findings = audited(IMPATIENT);
        assertThat(findings).contains(new Finding.MoneyWithoutOrder("order-" + sold.orderId(), new Money(18_000, "EUR"), sold.orderId(), "FAILED"));
        assertThat(findings).hasOnlyElementsOfTypes(
                Finding.MoneyWithoutOrder.class, Finding.TicketWithoutOrder.class, Finding.ClaimWithoutOrder.class, Finding.CountDiffers.class);
    }

    @Test
    void moneyOfAnOrderThatIsGoneIsFound() {
        String order = "'" + sold.orderId() + "'";
        List.of("tickets", "payments", "idempotency_keys", "order_lines").forEach(table -> plant.sql("delete from checkout." + table + " where order_id = " + order));
        plant.sql("delete from checkout.orders where id = " + order);
        try {
            List<Finding> findings = audited(IMPATIENT);
            assertThat(findings).first().isEqualTo(
                    new Finding.MoneyWithoutOrder("order-" + sold.orderId(), new Money(18_000, "EUR"), sold.orderId(), "not there"));
            assertThat(findings).filteredOn(Finding.ClaimWithoutOrder.class::isInstance).containsExactly(
                    new Finding.ClaimWithoutOrder("1-1-1", sold.orderId(), "none of this event"),
                    new Finding.ClaimWithoutOrder("1-1-2", sold.orderId(), "none of this event"));
        } finally {
            plant.sql("delete from checkout.simulated_payments where key = 'order-" + sold.orderId() + "'");
        }
    }

    @Test
    void otherMoneyThanTheOrderCostsIsFound() {
        plant.sql("update checkout.simulated_payments set refunded = 1 where key = 'order-" + sold.orderId() + "'");

        assertThat(audited(IMPATIENT)).containsExactly(new Finding.MoneyDiffers(sold.orderId(), new Money(18_000, "EUR"), new Money(17_999, "EUR")));
    }

    @Test
    void aSeatThatNobodyHoldsIsFound() {
        plant.seatLetter(sale.eventId(), 10, "H");

        assertThat(audited(IMPATIENT)).contains(new Finding.SeatStateDiffers("1-1-11", 'H', 'A'))
                .hasOnlyElementsOfTypes(Finding.SeatStateDiffers.class, Finding.CountDiffers.class);
    }

    @Test
    void aSoldSeatThatIsOnSaleAgainIsFound() {
        plant.seatLetter(sale.eventId(), 0, "A");

        assertThat(audited(IMPATIENT)).contains(new Finding.SeatStateDiffers("1-1-1", 'A', 'S'))
                .hasOnlyElementsOfTypes(Finding.SeatStateDiffers.class, Finding.CountDiffers.class);
    }

    @Test
    void aHoldThatOutlivesItsDeadlineIsFound() {
        Instant deadline = Instant.ofEpochMilli(Instant.now().minusSeconds(60).toEpochMilli());
        plant.deadline(sale.eventId(), hold, deadline.toEpochMilli());

        assertThat(audited(IMPATIENT)).singleElement().isInstanceOfSatisfying(Finding.HoldPastItsDeadline.class, late -> {
            assertThat(late.hold()).isEqualTo(hold);
            assertThat(late.expiresAt()).isEqualTo(deadline);
            assertThat(late.late()).isGreaterThan(Duration.ofSeconds(55));
        });
    }

    @Test
    void aSaleThatTheAuthorityOnSeatsDoesNotKnowIsFound() {
        plant.sql("delete from engine.seat_claims where order_id = '" + sold.orderId() + "' and seat = 1");

        assertThat(audited(IMPATIENT)).containsExactly(new Finding.TicketWithoutClaim("1-1-2", sold.orderId()));
    }

    @Test
    void aDashboardThatShowsOtherFiguresIsFound() {
        plant.sql("update engine.sales set revenue = revenue + 1 where event_id = '" + sale.eventId() + "'");

        assertThat(audited(IMPATIENT)).containsExactly(new Finding.CountDiffers("dashboard: revenue", 18_001, 18_000));
    }

    @Test
    void aPurchaseThatDoesNotEndIsFound() {
        plant.sql("update checkout.orders set status = 'PENDING' where id = '" + sold.orderId() + "'");

        assertThat(audited(IMPATIENT)).contains(new Finding.OrderStillOpen(sold.orderId()));
    }

    /** Another order, paid like the first one, for a seat of it. */
    private void sellAgain(UUID order, UUID ticket) {
        plant.sql("""
                insert into checkout.orders (id, visitor_id, event_id, hold_id, email, fence, status, amount, currency, created_at, confirmed_at, updated_at)
                select '%s', visitor_id, event_id, 'doctored', email, fence, status, %d, currency, created_at, confirmed_at, updated_at
                from checkout.orders where id = '%s'""".formatted(order, PRICE.amount(), sold.orderId()));
        plant.sql("insert into checkout.order_lines select '%s', seat_id, ordinal, category, amount from checkout.order_lines where order_id = '%s' and seat_id = '1-1-1'"
                .formatted(order, sold.orderId()));
        plant.sql("""
                insert into checkout.tickets (id, order_id, event_id, seat_id, category, code, status, issued_at)
                select '%s', '%s', event_id, seat_id, category, 'doctored', status, issued_at
                from checkout.tickets where order_id = '%s' and seat_id = '1-1-1'""".formatted(ticket, order, sold.orderId()));
        plant.sql("insert into engine.seat_claims (event_id, seat, order_id, fence) values ('%s', 0, '%s', 1)".formatted(sale.eventId(), order));
        plant.sql("insert into checkout.simulated_payments values ('order-%s', 'captured', null, %d, %d, 0, 'EUR', now())".formatted(order, PRICE.amount(), PRICE.amount()));
    }

    private void takeBack(UUID order) {
        plant.sql("delete from engine.seat_claims where order_id = '" + order + "'");
        plant.sql("delete from checkout.tickets where order_id = '" + order + "'");
        plant.sql("delete from checkout.order_lines where order_id = '" + order + "'");
        plant.sql("delete from checkout.orders where id = '" + order + "'");
        plant.sql("delete from checkout.simulated_payments where key = 'order-" + order + "'");
    }

    private List<Finding> audited(LoadSettings.Auditing settings) {
        return new Audit(api, settings).of(sale.eventId()).findings();
    }
}
