/** How answers go out that take long. */
package org.menkyo.sending;
