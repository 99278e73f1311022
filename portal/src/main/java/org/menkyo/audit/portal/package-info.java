/** The audit as pages (LC-1001, LC-1003). */
package org.menkyo.audit.portal;
