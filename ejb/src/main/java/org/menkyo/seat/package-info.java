/** Seats of subscriptions and online services: what was purchased, and which people have it (LC-706, LC-707). */
package org.menkyo.seat;
