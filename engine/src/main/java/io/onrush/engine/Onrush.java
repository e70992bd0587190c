package io.onrush.engine;

import io.onrush.engine.wiring.OnrushApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The runnable. Which parts of it serve is decided by {@code onrush.roles}. */
@SpringBootApplication
public class Onrush {

    public static void main(String[] args) {
        try {
            new OnrushApplication(Onrush.class).run(args);
        } catch (RuntimeException reportedBySpring) {
            // The threads of an embedded server that did start would keep the process alive.
            System.exit(1);
        }
    }
}
