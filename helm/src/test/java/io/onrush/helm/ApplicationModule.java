package io.onrush.helm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.asm.ClassReader;

/** A module of the application, as compiled. Each serves the routes of one role. */
enum ApplicationModule {
    ENGINE("engine", "edge"),
    WAITING_ROOM("waiting-room", "waiting-room"),
    SEAT_MAP_STREAMER("seat-map-streamer", "seat-map-streamer"),
    CHECKOUT_SAGA("checkout-saga", "checkout-saga");

    private static final byte CONSTANT_STRING = 8;

    private final Path classes;
    private final String role;

    ApplicationModule(String folder, String role) {
        this.classes = Path.of("..", folder, "target", "classes");
        this.role = role;
    }

    Path classes() {
        return classes;
    }

    String role() {
        return role;
    }

    /** The texts in the code of all classes of a package, those that the compiler put together included. */
    Set<String> texts(String inPackage) {
        try (Stream<Path> files = Files.walk(classes.resolve(inPackage))) {
            Set<String> texts = new TreeSet<>();
            files.filter(file -> file.toString().endsWith(".class")).forEach(file -> addTexts(file, texts));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addTexts(Path file, Set<String> texts) {
        try {
            ClassReader reader = new ClassReader(Files.readAllBytes(file));
            char[] buffer = new char[reader.getMaxStringLength()];
            for (int i = 1; i < reader.getItemCount(); i++) {
                int offset = reader.getItem(i);
                if (offset > 0 && reader.readByte(offset - 1) == CONSTANT_STRING) {
                    texts.add(reader.readUTF8(offset, buffer));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
