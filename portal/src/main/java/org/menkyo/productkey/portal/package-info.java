/** Product keys as pages (LC-704). */
package org.menkyo.productkey.portal;
