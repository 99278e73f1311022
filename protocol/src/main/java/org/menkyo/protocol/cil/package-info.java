/** The computer information list (CIL), by which many machines are activated by proxy (VA-404). */
package org.menkyo.protocol.cil;
