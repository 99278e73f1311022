/** License information as pages (LC-701). */
package org.menkyo.summary.portal;
