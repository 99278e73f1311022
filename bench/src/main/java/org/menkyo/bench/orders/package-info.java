/** Bulk orders against plain batched inserts of the same rows. */
package org.menkyo.bench.orders;
