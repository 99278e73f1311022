/** Activating many installations for machines without a network. */
package org.menkyo.activation.proxy;
