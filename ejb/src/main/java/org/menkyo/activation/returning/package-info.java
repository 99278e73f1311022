/** Giving back the use of a retired machine (VA-409). */
package org.menkyo.activation.returning;
