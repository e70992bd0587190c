/** A sale to a million visitors in virtual time, at the product's own scripts. */
package io.onrush.loadtests.million;
