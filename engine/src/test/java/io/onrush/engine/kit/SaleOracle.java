package io.onrush.engine.kit;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.assertj.core.api.SoftAssertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * After every test: what Redis, PostgreSQL and the payment provider say of every event must fit together. It waits until
 * the sagas have come to rest, because a moment in the middle of a purchase proves nothing.
 */
public final class SaleOracle implements AfterEachCallback {

    private static final Duration REST = Duration.ofSeconds(30);

    /** Awaitility's first look comes after a tenth of a second, however soon all is well: two looks after each of hundreds of tests. */
    static {
        Awaitility.setDefaultPollDelay(Duration.ZERO);
        Awaitility.setDefaultPollInterval(Duration.ofMillis(50));
    }

    @Override
    @SuppressWarnings("unchecked")
    public void afterEach(ExtensionContext context) {
        ApplicationContext engine = SpringExtension.getApplicationContext(context);
        check(engine.getBean(DatabaseClient.class), engine.getBean(RedisClusterReactiveCommands.class));
    }

    public static void check(DatabaseClient database, RedisClusterReactiveCommands<String, String> redis) {
        Facts facts = new Facts(database);
        Awaitility.await("sagas at rest").atMost(REST).until(() -> facts.count("select count(*) from checkout.sagas where status = 'RUNNING'") == 0);
        Awaitility.await("outbox delivered").atMost(REST).until(() -> facts.count("select count(*) from checkout.outbox where delivered_at is null") == 0);
        SoftAssertions softly = new SoftAssertions();
        BlockingCalls.takeAll().forEach(call -> softly.fail("a blocking call on an event loop: " + stackOf(call)));
        checkOrders(facts, softly);
        new DrawOracle(facts).check(softly);
        facts.texts("select id::text from engine.events where starts_at > now() - interval '" + EndedSales.AFTER + "'")
                .forEach(event -> new EventOracle(event, facts, redis).check(softly));
        new RoomOracle(facts, redis).check(softly);
        softly.assertAll();
    }

    private static String stackOf(Throwable call) {
        StringWriter stack = new StringWriter();
        call.printStackTrace(new PrintWriter(stack));
        return stack.toString();
    }

    private static void checkOrders(Facts facts, SoftAssertions softly) {
        softly.assertThat(facts.count("select count(*) from checkout.orders where status = 'PENDING'")).as("orders pending at rest").isZero();
        softly.assertThat(facts.count("""
                select coalesce(sum(captured - refunded), 0)::bigint from checkout.simulated_payments"""))
                .as("money at the provider")
                .isEqualTo(facts.count("select coalesce(sum(amount), 0)::bigint from checkout.orders where status = 'CONFIRMED'"));
        softly.assertThat(facts.count("select count(*) from checkout.simulated_payments where status = 'authorized'"))
                .as("authorizations neither captured nor voided").isZero();
        softly.assertThat(facts.texts("""
                select o.id::text from checkout.orders o where o.status = 'CONFIRMED' and
                  (select count(*) from checkout.order_lines l where l.order_id = o.id)
                  + (select coalesce(sum(i.quantity), 0) from checkout.order_items i where i.order_id = o.id) <>
                  (select count(*) from checkout.tickets t where t.order_id = o.id and t.status = 'VALID')"""))
                .as("confirmed orders whose tickets are not their seats and units").isEmpty();
        softly.assertThat(facts.texts("""
                select o.id::text from checkout.orders o
                left join (select payload::jsonb ->> 'orderId' as order_id, type from checkout.outbox) b
                  on b.order_id = o.id::text and b.type = 'Order' || initcap(o.status)
                where o.status in ('CONFIRMED', 'CANCELLED', 'FAILED')
                group by o.id having count(b.order_id) <> 1"""))
                .as("orders whose end was not published once").isEmpty();
    }
}
