/** Subscriptions and online services over REST. */
package org.menkyo.seat.rest;
