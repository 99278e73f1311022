/** What keeps the server's log readable and small, whatever callers send and whatever is away (LC-1110). */
package org.menkyo.log;
