/** The stand-alone verifier of exported audits (LC-1002). */
package org.menkyo.auditverifier;
