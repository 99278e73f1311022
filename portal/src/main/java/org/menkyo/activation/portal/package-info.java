/** Activations as pages (VA-409). */
package org.menkyo.activation.portal;
