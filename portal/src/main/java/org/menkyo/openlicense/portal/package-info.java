/** Add Open License as a page (LC-601). */
package org.menkyo.openlicense.portal;
