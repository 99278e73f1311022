/** Activating installations whose installation ID is read out over the phone. */
package org.menkyo.activation.phone;
