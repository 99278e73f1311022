/** What can go wrong in a call, and its texts. */
package org.menkyo.shared.error;
