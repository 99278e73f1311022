/** What is kept of people, given to them on request, and erased on request or after its time (LC-1204). */
package org.menkyo.personaldata;
