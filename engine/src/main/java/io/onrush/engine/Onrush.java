package io.onrush.engine;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The runnable. Which parts of it serve is decided by {@code onrush.roles}. */
@SpringBootApplication
public class Onrush {

    public static void main(String[] args) {
        SpringApplication.run(Onrush.class, args);
    }
}
