package io.onrush.engine.browser;

import com.microsoft.playwright.Page;

/** Somebody who has a keyboard only. */
final class Keys {

    private static final int MOST_TABS = 80;

    private final Page page;

    Keys(Page page) {
        this.page = page;
    }

    /** Presses Tab until the focus is on an element that matches and whose name has the words. */
    Keys to(String selector, String words) {
        for (int tabs = 0; tabs <= MOST_TABS; tabs++) {
            if (isAt(selector, words)) {
                return this;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("Tab does not lead to " + selector + " " + words);
    }

    private boolean isAt(String selector, String words) {
        return (Boolean) page.evaluate("""
                ([selector, words]) => {
                  const at = document.activeElement;
                  const name = [at.getAttribute('aria-label'), at.textContent, ...(at.labels ? [...at.labels].map((label) => label.textContent) : [])].join(' ');
                  return at.matches(selector) && name.includes(words);
                }""", new String[] {selector, words});
    }

    Keys press(String key) {
        page.keyboard().press(key);
        return this;
    }

    Keys type(String text) {
        page.keyboard().type(text);
        return this;
    }
}
