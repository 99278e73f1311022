/** Locks out and slows down those who try numbers (LC-604). */
package org.menkyo.lockout;
