/** Where a client keeps what it remembers, tamper-evidently (VA-210), and its local event log. */
package org.menkyo.client.store;
