package io.onrush.engine.embedded;

import java.util.Locale;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

final class MissingSettingFailureAnalyzer extends AbstractFailureAnalyzer<MissingSettingException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MissingSettingException cause) {
        String variable = cause.property().replace('.', '_').replace("-", "").toUpperCase(Locale.ROOT);
        return new FailureAnalysis(
                cause.getMessage(),
                "Set it in a configuration file, as --" + cause.property() + "=… or as the environment variable " + variable
                        + ". To try Onrush with everything embedded, run 'mvn spring-boot:run' in a checkout.",
                cause);
    }
}
