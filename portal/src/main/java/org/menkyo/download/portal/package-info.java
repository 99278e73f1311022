/** Downloads as pages (LC-702). */
package org.menkyo.download.portal;
