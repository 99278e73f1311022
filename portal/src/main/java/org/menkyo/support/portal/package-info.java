/** Support cases as pages, and the administrators that support puts on license IDs (LC-801, LC-804, LC-805). */
package org.menkyo.support.portal;
