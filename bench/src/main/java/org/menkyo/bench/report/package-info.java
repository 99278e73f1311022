/** What a benchmark writes: tables, values and pictures. */
package org.menkyo.bench.report;
