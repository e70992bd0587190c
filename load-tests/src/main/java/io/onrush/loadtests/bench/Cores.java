package io.onrush.loadtests.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whatever is measured runs on the first core, where the machine has more than one and {@code taskset}; the load has the others, and so has
 * what only serves what is measured.
 */
final class Cores {

    private static final String FIRST = "0";
    private static final Path TASKSET = Path.of("/usr/bin/taskset");

    private Cores() {}

    static boolean arePinned() {
        return Files.isExecutable(TASKSET) && Runtime.getRuntime().availableProcessors() > 1;
    }

    static List<String> pinned(List<String> command) {
        return arePinned() ? Stream.concat(Stream.of(TASKSET.toString(), "--cpu-list", FIRST), command.stream()).toList() : command;
    }

    static void moveToFirst(Stream<ProcessHandle> processes) throws IOException, InterruptedException {
        move(processes, FIRST);
    }

    static void moveToOthers(Stream<ProcessHandle> processes) throws IOException, InterruptedException {
        move(processes, "1-" + (Runtime.getRuntime().availableProcessors() - 1));
    }

    /** With all their threads; what they start later follows. */
    private static void move(Stream<ProcessHandle> processes, String cores) throws IOException, InterruptedException {
        if (arePinned()) {
            for (ProcessHandle process : processes.toList()) {
                new ProcessBuilder(TASKSET.toString(), "--all-tasks", "--cpu-list", "--pid", cores, Long.toString(process.pid()))
                        .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
            }
        }
    }
}
