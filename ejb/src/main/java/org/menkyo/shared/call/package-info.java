/** Who calls, from where, over which channel. */
package org.menkyo.shared.call;
