/** What a call may bring along, alike on every interface: how much of it is read, before and after it is known who calls (LC-1108). */
package org.menkyo.shared.intake;
