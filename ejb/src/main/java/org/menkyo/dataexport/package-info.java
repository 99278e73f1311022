/** Everything that is kept of an organization, or of the whole installation, as one file for whoever moves out. */
package org.menkyo.dataexport;
