package io.onrush.engine.browser;

import io.onrush.engine.kit.OnrushTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The pages in a real browser, against a whole engine. A test takes {@link Windows} as a parameter. After it the windows
 * are searched for what no page may do: script errors, broken content security policy, requests to other hosts.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@OnrushTest
@ExtendWith(WindowsExtension.class)
@interface BrowserTest {}
