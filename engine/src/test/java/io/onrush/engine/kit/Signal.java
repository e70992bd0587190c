package io.onrush.engine.kit;

import java.io.IOException;
import java.io.UncheckedIOException;

/** What only the system's own {@code kill} can send. */
enum Signal {
    STOP,
    CONT,
    KILL;

    void to(ProcessHandle process) {
        try {
            int ended = new ProcessBuilder("kill", "-" + name(), Long.toString(process.pid())).start().waitFor();
            if (ended != 0) {
                throw new IllegalStateException("kill -" + name() + " " + process.pid() + " ended with " + ended);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
