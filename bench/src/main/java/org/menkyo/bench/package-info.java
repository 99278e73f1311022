/** Measures Menkyo side by side with what it could at best be. */
package org.menkyo.bench;
