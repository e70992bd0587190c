package io.onrush.engine.kit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All that is logged meanwhile, in both of the forms that operators choose from, with our own classes at debug. */
public final class CapturedLogs implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final Logger ours = context.getLogger("io.onrush");
    private final ByteArrayOutputStream plain = new ByteArrayOutputStream();
    private final ByteArrayOutputStream structured = new ByteArrayOutputStream();
    private final List<OutputStreamAppender<ILoggingEvent>> appenders;
    private final Object environment = context.getObject(Environment.class.getName());

    private CapturedLogs() {
        ours.setLevel(Level.DEBUG);
        appenders = List.of(appender(pattern(), plain), appender(ecs(), structured));
    }

    public static CapturedLogs start() {
        return new CapturedLogs();
    }

    public String plain() {
        return plain.toString(StandardCharsets.UTF_8);
    }

    public String structured() {
        return structured.toString(StandardCharsets.UTF_8);
    }

    /** The structured line whose message begins so; null while there is none. */
    public JsonNode line(String message) {
        return structured().lines()
                .filter(line -> line.endsWith("}"))
                .map(JSON::readTree)
                .filter(line -> line.path("message").asString("").startsWith(message))
                .findFirst()
                .orElse(null);
    }

    public long count(String text) {
        return plain().lines().filter(line -> line.contains(text)).count();
    }

    public long warnings() {
        return plain().lines().filter(line -> line.contains(" WARN ")).count();
    }

    public List<String> errors() {
        return plain().lines().filter(line -> line.contains(" ERROR io.onrush")).toList();
    }

    private PatternLayoutEncoder pattern() {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setPattern("%d %p %logger %X %kvp : %m%n%ex");
        return encoder;
    }

    private EncoderBase<ILoggingEvent> ecs() {
        MockEnvironment environment = new MockEnvironment()
                .withProperty("logging.structured.json.customizer", "io.onrush.engine.wiring.ComponentField");
        context.putObject(Environment.class.getName(), environment);
        StructuredLogEncoder encoder = new StructuredLogEncoder();
        encoder.setFormat("ecs");
        return encoder;
    }

    private OutputStreamAppender<ILoggingEvent> appender(Encoder<ILoggingEvent> encoder, ByteArrayOutputStream to) {
        encoder.setContext(context);
        encoder.start();
        OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.setOutputStream(to);
        appender.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
        return appender;
    }

    @Override
    public void close() {
        ours.setLevel(null);
        context.putObject(Environment.class.getName(), environment);
        appenders.forEach(context.getLogger(Logger.ROOT_LOGGER_NAME)::detachAppender);
    }
}
