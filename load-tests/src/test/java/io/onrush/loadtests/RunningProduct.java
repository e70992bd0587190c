package io.onrush.loadtests;

import io.onrush.engine.Onrush;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * The product on its embedded default, in this process. Its sweeper and its reconciler are as good as off: what has lapsed and
 * what is wrong stays to be found.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = Onrush.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "onrush.demo.enabled=false",
            "onrush.admin.password=" + RunningProduct.ADMIN_PASSWORD,
            "onrush.edge.rate-limit.enabled=false",
            "onrush.seat-map-streamer.rsocket-port=0",
            "onrush.waiting-room.tick=50ms",
            "onrush.waiting-room.refresh=100ms",
            "onrush.inventory.hold-budget=0",
            "onrush.inventory.reconcile-interval=1h",
            "onrush.inventory.sweep-interval=1h"
        })
public @interface RunningProduct {

    String ADMIN_PASSWORD = "correct horse battery staple";
}
