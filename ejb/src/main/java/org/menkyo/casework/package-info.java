/** What was done for support cases, linked by the services that do it (LC-805). */
package org.menkyo.casework;
