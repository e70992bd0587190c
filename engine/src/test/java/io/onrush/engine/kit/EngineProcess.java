package io.onrush.engine.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The jar that goes to production, run as an operator runs it: in a process of its own, with settings on the command line. */
public final class EngineProcess implements AutoCloseable {

    private static final Path JAR = Path.of("target", "onrush.jar");
    private static final int PATIENCE_SECONDS = 60;

    private final Process process;
    private final Path log;

    private EngineProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** @param name of its log, {@code target/<name>.log} */
    public static EngineProcess start(String name, Map<String, Object> settings) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m", "-jar", JAR.toString()));
        settings.forEach((setting, value) -> command.add("--" + setting + "=" + value));
        Path log = Path.of("target", name + ".log");
        ProcessBuilder engine = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        engine.environment().keySet().removeIf(variable -> variable.startsWith("ONRUSH_") || variable.startsWith("SPRING_"));
        try {
            return new EngineProcess(engine.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGTERM, as an orchestrator sends it. */
    public void terminate() {
        process.destroy();
    }

    /** SIGKILL: what a crash looks like to the others. */
    public void kill() {
        process.destroyForcibly();
    }

    /** SIGSTOP: what a long pause looks like to the others, and afterwards to itself. */
    public void freeze() {
        Signal.STOP.to(process.toHandle());
    }

    public void thaw() {
        Signal.CONT.to(process.toHandle());
    }

    public int awaitExit() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("The process still runs after " + PATIENCE_SECONDS + " s:\n" + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        awaitExit();
    }
}
