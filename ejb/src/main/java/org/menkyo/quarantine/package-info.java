/** A restored copy keeps to itself what would leave it, until an operator releases it (LC-1208). */
package org.menkyo.quarantine;
