/** How a process leaves while others go on: told apart from a crash by nobody but its watchers, who connect elsewhere. */
package io.onrush.engine.shutdown;
