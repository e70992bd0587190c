package io.onrush.engine;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The runnable. Which parts of it serve is decided by {@code onrush.roles}. */
@SpringBootApplication
public class Onrush {

    public static void main(String[] args) {
        try {
            SpringApplication.run(Onrush.class, args);
        } catch (RuntimeException reportedBySpring) {
            // The threads of an embedded server that did start would keep the process alive.
            System.exit(1);
        }
    }
}
