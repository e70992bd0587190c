package io.onrush.engine.kit;

import io.onrush.engine.Onrush;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * The whole engine on its embedded default, over HTTP, with the oracle after every test. Tests with the same settings
 * share one engine; each sets up sales of its own. A class with settings of its own is to close its engine with
 * {@code @DirtiesContext}: it would go on working beside the tests to come.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        classes = Onrush.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "onrush.demo.enabled=false",
            "onrush.admin.password=" + Shop.ADMIN_PASSWORD,
            "onrush.secret=a-secret-for-tests-only-0123456789abcdef",
            "onrush.edge.rate-limit.enabled=false",
            "onrush.identity.codes-per-network=10000",
            "onrush.seat-map-streamer.tick=20ms",
            "onrush.seat-map-streamer.rsocket-port=0",
            "onrush.seat-map-streamer.heartbeat=1s",
            "onrush.waiting-room.tick=50ms",
            "onrush.waiting-room.site.public-url=https://queue.example",
            "onrush.waiting-room.refresh=100ms",
            "onrush.waiting-room.control.interval=1s",
            "onrush.stock.units-per-bucket=10",
            "onrush.checkout-saga.payment.timeout=800ms",
            "onrush.checkout-saga.payment.connect-timeout=500ms",
            "onrush.checkout-saga.simulated-provider.slow=300ms",
            "onrush.checkout-saga.simulated-provider.hang=3s",
            "onrush.checkout-saga.saga.first-backoff=100ms",
            "onrush.checkout-saga.saga.sweep-interval=200ms"
        })
@ExtendWith({ShopExtension.class, EndedSales.class, SaleOracle.class})
public @interface OnrushTest {}
