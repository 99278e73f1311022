/**
 * Starts everything that Menkyo needs for trying it out as one tree of processes: PostgreSQL, a mail sink and WildFly
 * with the enterprise application.
 */
package org.menkyo.launcher;
