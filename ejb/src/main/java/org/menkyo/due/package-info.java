/** What ends soon: a list of it, and mails to the administrators in time (LC-709). */
package org.menkyo.due;
