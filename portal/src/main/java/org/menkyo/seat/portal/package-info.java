/** Subscriptions and online services as pages (LC-706, LC-707). */
package org.menkyo.seat.portal;
