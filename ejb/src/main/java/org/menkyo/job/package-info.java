/** Work that becomes due by the passing of time. */
package org.menkyo.job;
