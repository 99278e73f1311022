/** Ways to a running Menkyo from outside, for the demo and the acceptance tests. */
package org.menkyo.it.product;
