/** Takes over what a publisher sold and activated before Menkyo was there: licenses, counts of keys, machines. */
package org.menkyo.dataimport;
