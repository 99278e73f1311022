/** What ends soon, as a page (LC-709). */
package org.menkyo.due.portal;
