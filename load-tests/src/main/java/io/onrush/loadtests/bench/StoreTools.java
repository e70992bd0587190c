package io.onrush.loadtests.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs that others measure Redis and PostgreSQL with, where this machine has them. */
enum StoreTools {
    REDIS_BENCHMARK("redis-benchmark", "redis-tools"),
    PGBENCH("pgbench", "postgresql-contrib");

    private static final List<Path> FOLDERS = List.of(Path.of("/usr/bin"), Path.of("/usr/local/bin"));

    private final String program;
    private final String debianPackage;

    StoreTools(String program, String debianPackage) {
        this.program = program;
        this.debianPackage = debianPackage;
    }

    Optional<Path> find() {
        return FOLDERS.stream().map(folder -> folder.resolve(program)).filter(Files::isExecutable).findFirst();
    }

    String missing() {
        return program + " is not installed (Debian: " + debianPackage + ")";
    }

    /** Runs it to its end and gives what it printed. */
    String run(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = Stream.concat(Stream.of(find().orElseThrow().toString()), arguments.stream()).toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(program + " ended with " + process.exitValue() + ": " + output);
        }
        return output;
    }
}
