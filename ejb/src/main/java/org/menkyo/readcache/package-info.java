/** Answers of the database that are remembered for as long as nothing changes them. */
package org.menkyo.readcache;
