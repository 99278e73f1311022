/** The servers that share a database: which of them run, and how one leaves the others (LC-1202, LC-1209). */
package org.menkyo.node;
