/** License information over all of somebody's license IDs, over SOAP: summaries, statements, what is due, and downloads. */
package org.menkyo.summary.soap;
