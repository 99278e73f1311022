/**
 * Plays the main job against a running server, through its public interfaces only: from a distributor's order to
 * activated clients.
 */
package org.menkyo.it.demo;
