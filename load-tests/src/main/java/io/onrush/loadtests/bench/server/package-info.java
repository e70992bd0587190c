/** The process that is measured: the product on its embedded default, and an echo beside its routes to compare them with. */
package io.onrush.loadtests.bench.server;
