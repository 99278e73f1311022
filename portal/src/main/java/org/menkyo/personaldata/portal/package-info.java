/** Pages about what is kept of people (LC-1204). */
package org.menkyo.personaldata.portal;
