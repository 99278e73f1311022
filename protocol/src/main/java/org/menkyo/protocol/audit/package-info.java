/** The forms of the audit chain and of its export, exact enough to verify them without a server (LC-1001, LC-1002). */
package org.menkyo.protocol.audit;
