package io.onrush.loadtests.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Whatever is measured runs on the first core, where the machine has more than one and {@code taskset}; the load has the others. */
final class Cores {

    private static final Path TASKSET = Path.of("/usr/bin/taskset");

    private Cores() {}

    static boolean arePinned() {
        return Files.isExecutable(TASKSET) && Runtime.getRuntime().availableProcessors() > 1;
    }

    static List<String> pinned(List<String> command) {
        return arePinned() ? Stream.concat(Stream.of(TASKSET.toString(), "--cpu-list", "0"), command.stream()).toList() : command;
    }
}
