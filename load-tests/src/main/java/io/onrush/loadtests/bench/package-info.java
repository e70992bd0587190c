/**
 * Ratios of hot paths against something known, measured in one run: rounds of both candidates alternate, because a machine's
 * speed drifts from minute to minute, and the ratio of two figures of the same minute does not.
 */
package io.onrush.loadtests.bench;
