package io.onrush.engine.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Hands a test its windows, and looks at them when it is done. */
final class WindowsExtension implements BeforeEachCallback, AfterTestExecutionCallback, ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(WindowsExtension.class);

    @Override
    public void beforeEach(ExtensionContext context) {
        Optional<Path> executable = Chromium.executable();
        if (Chromium.isRequired()) {
            assertThat(executable).as("a Chromium on this machine").isPresent();
        }
        assumeTrue(executable.isPresent(), "there is no Chromium on this machine; ONRUSH_CHROMIUM names one");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Windows.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Chromium chromium = context.getRoot().getStore(NAMESPACE)
                .computeIfAbsent(Chromium.class, type -> new Chromium(Chromium.executable().orElseThrow()), Chromium.class);
        int port = SpringExtension.getApplicationContext(context).getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        Windows windows = new Windows(chromium.browser(), "http://localhost:" + port, context.getRequiredTestMethod().getName());
        context.getStore(NAMESPACE).put(Windows.class, windows);
        return windows;
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        Windows windows = context.getStore(NAMESPACE).get(Windows.class, Windows.class);
        if (windows != null) {
            windows.closeAndCheck(context.getExecutionException().isPresent());
        }
    }
}
