package io.onrush.engine;

import io.onrush.engine.wiring.OnrushApplication;
import io.onrush.waitingroom.verify.VerifyDraw;
import java.util.List;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The runnable. Which parts of it serve is decided by {@code onrush.roles}; with {@code verify-draw} it serves nothing and checks a draw. */
@SpringBootApplication
public class Onrush {

    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals("verify-draw")) {
            System.exit(VerifyDraw.run(List.of(args).subList(1, args.length), System.out));
        }
        try {
            new OnrushApplication(Onrush.class).run(args);
        } catch (RuntimeException reportedBySpring) {
            // The threads of an embedded server that did start would keep the process alive.
            System.exit(1);
        }
    }
}
