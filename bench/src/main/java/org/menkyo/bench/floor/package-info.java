/** What is deployed beside Menkyo to be compared with: endpoints that do nothing but answer. */
package org.menkyo.bench.floor;
