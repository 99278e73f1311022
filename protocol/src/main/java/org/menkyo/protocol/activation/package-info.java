/**
 * What identifies a machine towards the center and what the center confirms: hardware profile, installation ID,
 * confirmation ID and the signed confirmation of an online activation (VA-206, VA-401…403).
 */
package org.menkyo.protocol.activation;
