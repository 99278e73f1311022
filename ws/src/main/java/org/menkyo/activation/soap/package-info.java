/** Activation of installations and KMS hosts over SOAP (VA-301, VA-402). */
package org.menkyo.activation.soap;
