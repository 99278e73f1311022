/** Activating installations by a MAK. */
package org.menkyo.activation.mak;
