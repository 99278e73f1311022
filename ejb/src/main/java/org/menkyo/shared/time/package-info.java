/** The clock that everything takes the time from. */
package org.menkyo.shared.time;
