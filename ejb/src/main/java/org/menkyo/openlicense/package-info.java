/** Adding OPEN licenses by their two numbers (LC-601 to LC-605). */
package org.menkyo.openlicense;
